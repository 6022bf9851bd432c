"""No documentation is made here."""


def dedent_docstring(text):
    """Leave it."""
    return text


def get_cmeth_docstring(function):
    """Return no more than the name."""
    return f"{function.__name__}()\n--\n\n"
