"""Why somebody stands where they stand, told to three readers; and what would change it.

Everything in here tells the numbers that the ranker used (``matcher.domain.ranking``) and adds
none of its own. What-ifs and openings rank once more, with the ranker itself.
"""
