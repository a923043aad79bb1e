"""What counts for a contract, line by line, and where its obligation stands."""
