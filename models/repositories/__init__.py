"""Collections: asked in domain words, they answer in domain words."""
