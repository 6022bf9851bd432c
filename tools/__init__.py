"""The commands behind `make`: set-up, build and serve."""
