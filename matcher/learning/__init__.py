"""Does what happened to the people on a list say that the weights should be others?

Logged lists and their outcomes in; proposed weights with the evidence for them out. Blind as the
ranker is: an import contract keeps the modules of eligibility, claims and persons out of reach,
and an exposure has no room for what they say.
"""
