"""What Alembic runs: the revisions, on the connection that ``models.engine`` hands over."""

from __future__ import annotations

from alembic import context

import models.rows as rows
from models.base import Base

assert rows.__all__  # the import makes the metadata complete

context.configure(connection=context.config.attributes["connection"], target_metadata=Base.metadata)
with context.begin_transaction():
    context.run_migrations()
