"""The search behind the theme's box: see docs/maintain/search.md."""
