"""Nothing in a calculator waits: Pyodide's C code only wants to find the module."""
