"""No event loop. A snapshot has what it holds of JavaScript at fixed places, and this is the next."""

from pyodide_js._api import scheduleCallback  # noqa: F401
