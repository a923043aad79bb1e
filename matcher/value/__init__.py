"""What a placement counts for under one contract's scheme. Nothing that ranks may import this."""
