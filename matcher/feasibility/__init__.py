"""Can an obligation be met here: who could do the work, who counts, and the arithmetic."""
