"""The rankers that people have today, rebuilt to be measured against: never used to advise."""
