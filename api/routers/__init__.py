"""Endpoints: parse, call one service, present. Nothing is decided here."""
