"""The browser runtime: JavaScript modules, and the script that builds what they load."""
