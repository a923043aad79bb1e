"""The edges: files, HTTP and the command line. Every edge speaks through ``api.services``."""
