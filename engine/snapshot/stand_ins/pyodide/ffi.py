"""Python asks nothing of JavaScript here."""
