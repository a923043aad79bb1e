"""How the Dutch skill encoder is trained from public vocabularies, step by step."""
