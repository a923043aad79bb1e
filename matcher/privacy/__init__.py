"""Privacy rules that need no database: what to remove from text, how to compare identities."""
