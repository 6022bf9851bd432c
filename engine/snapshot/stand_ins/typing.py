"""Names for annotations: nothing looks at a type while a calculator runs."""

from _typing import ParamSpec, TypeVar  # noqa: F401


class Generic:
    """Is the same class for every type."""

    def __class_getitem__(cls, _):
        return cls


class Protocol(Generic):
    """What a class can do."""


def overload(function):
    """Leave the function as it is."""
    return function


class ClassVar:
    """Marks what is no field of a dataclass."""


def get_origin(_):
    """Return that a type is no special form."""


Any = IO = Literal = Self = Protocol
