"""One use case, one function: every edge (JSON, command line) speaks through these."""
