"""Overviews that leave the system as files: CSV, workbook and PDF over the same rows."""
