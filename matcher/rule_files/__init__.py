"""How a file of rules is read: strictly, and with every mistake named at once."""
