"""Alembic migrations; run by ``models.engine.upgrade``, never from a settings file."""
