"""There is no source to show lines of."""


def getline(*_):
    """Return no line."""
    return ""


getlines = getline


def checkcache(*_):
    """Do nothing."""
