"""Where people live and work: postcodes, distances, minutes on the way."""
