"""How a function of JavaScript's is called that has no types of its own; no other one is."""

from _pyodide_core import JsFuncSignature, js2py_default_call_result, py2js_default


class Default:
    """Brings a value over as it comes."""


def no_default():
    """Mark a parameter without a default."""


default_signature = JsFuncSignature(
    lambda *_, **__: None, False, 0, (), (), py2js_default, (), (), (), py2js_default, js2py_default_call_result
)
