"""The command line: every command parses, calls one service and prints."""
