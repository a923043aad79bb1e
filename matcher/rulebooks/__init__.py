"""The rules an installation knows: those that ship, and those that desks added."""
