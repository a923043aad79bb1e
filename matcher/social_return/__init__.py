"""Social return on investment in the sense of REDF and the SROI Network, as a ratio with a range.

In this product 'SROI' means the duty in procurement. This ratio is another thing, and is called
maatschappelijk rendement (SROI-ratio) wherever somebody reads it.
"""
