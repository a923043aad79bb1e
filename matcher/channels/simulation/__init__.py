"""A synthetic region under several ways of finding people: what habit costs, and whom it hides.

Everything here is made up from a scenario file; nothing is anybody's. Who would do well at which
work comes from latent traits that no policy can see.
"""
