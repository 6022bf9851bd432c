"""What `dataclasses` and `typing` take from annotationlib. The core's annotations are texts, which need no reading."""


class Format:
    """The ways to ask for annotations."""

    VALUE = 1
    FORWARDREF = 3


def get_annotations(cls, **_):
    """Return the annotations of a class itself."""
    return cls.__dict__.get("__annotations__", {})
