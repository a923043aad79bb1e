"""Rows to domain words and back; nothing in here runs a statement."""
