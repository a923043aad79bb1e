"""The parts of the fit, one function each: columns in, scores in [0, 1] or unknown out."""
