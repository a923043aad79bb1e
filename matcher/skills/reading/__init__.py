"""Criteria in running Dutch text: where they stand, and whether they are asked."""
