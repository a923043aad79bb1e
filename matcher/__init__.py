"""The scoring core of sroi-match: pure functions over plain words and arrays.

Nothing in here knows a database, HTTP, the clock, the environment or a source of
randomness: dates, seeds and settings come in as arguments.
"""
