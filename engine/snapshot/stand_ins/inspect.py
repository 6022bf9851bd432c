"""What `dataclasses` takes from inspect: a way through wrappers, and no signature for a docstring."""


def unwrap(function):
    """Return what lies below all wrappers."""
    while hasattr(function, "__wrapped__"):
        function = function.__wrapped__
    return function


def signature(*_, **__):
    """Refuse: `dataclasses` then writes a docstring without one."""
    raise ValueError


def iscoroutinefunction(_):
    """Return that nothing waits."""
    return False
