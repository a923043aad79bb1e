"""Where things are."""

from __future__ import annotations

API = "/api/v1"
CANDIDATES = f"{API}/candidates"
VACANCIES = f"{API}/vacancies"
CONTRACTS = f"{API}/contracts"
ORGANISATIONS = f"{API}/organisations"
IMPORTS = f"{API}/imports"
DUPLICATES = f"{API}/duplicates"
TEMPLATES = f"{API}/templates"
