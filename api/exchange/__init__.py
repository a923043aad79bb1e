"""Other people's files: read into the words of the field, with every flaw reported by row."""
