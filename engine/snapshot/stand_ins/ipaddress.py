"""No address that a calculator reads has a host."""
