"""The one renderer of forms, outcomes and tables."""
