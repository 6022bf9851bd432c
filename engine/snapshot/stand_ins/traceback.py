"""Says what went wrong in one line: there are neither sources nor line numbers."""


def print_exception(kind, value=None, *_):
    """Print the exception's kind and words."""
    print(f"{kind.__name__}: {value}")
