"""Does this person count for this contract? The answer stands beside the fit, never in it."""
