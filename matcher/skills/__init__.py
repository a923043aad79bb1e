"""What people can do, in words and in vectors."""
