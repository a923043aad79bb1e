"""Which road contractors take to candidates: measures of channels, and how much is habit.

The estimate of habit (``occasions``, ``choice_table``, ``likelihood``, ``estimation``,
``habit_share``, ``prediction``) is blind to people: a choice knows a contractor, a day and a
channel, and nothing of candidates. Nothing that ranks may import this package.
"""
