"""Persistence: tables, who may see which rows, and one transaction at a time.

"Models" here means database tables (SQLAlchemy) and nothing else; trained things are called
encoder, ranker, calibrator or estimator and never live in this folder.
"""
