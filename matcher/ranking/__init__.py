"""How well do a person and a job suit each other?

Everything in here is blind to who counts, for what, and who somebody is: an import contract
keeps the modules of eligibility, claims and persons out of reach.
"""
