"""One explanation as the description of the service shows it.

Nothing in it is null: the framework leaves that out of an example beside a content.
"""

from __future__ import annotations

from typing import Any

CANDIDATE_EXAMPLE: dict[str, Any] = {
    "reader": "candidate",
    "candidate": "K-3F7Q9ZT0B2MX",
    "vacancy": "V-5D8N1KX3R6WJ",
    "title": "Heftruckchauffeur",
    "contractor": {
        "id": "O-2H4C9V7PGM0S",
        "name": "Bouwbedrijf Voorbeeld",
        "email": "personeel@bouwbedrijf.example",
        "phone": "030-0000002",
    },
    "intermediary": {
        "id": "O-7QK2M0ZB4T9X",
        "name": "Werkbedrijf Voorbeeld",
        "email": "desk@werkbedrijf.example",
        "phone": "030-0000001",
    },
    "weights_version": "default-v2",
    "encoder_version": "ngram-256",
    "ranked_on": "2026-11-24",
    "is_proposed": True,
    "opening": [
        "Het gaat om dit werk: Heftruckchauffeur. Het bedrijf is Bouwbedrijf Voorbeeld.",
        "U staat op de lijst voor dit werk. Hier leest u waarom.",
    ],
    "why": ["U kunt veel van wat dit werk vraagt."],
    "partly": ["U moet een stuk reizen naar het werk."],
    "less": [],
    "missing": [],
    "unknown": ["Wij weten niet of u rijbewijs B hebt."],
    "steps": ["Hebt u rijbewijs B? Vertel het ons dan."],
    "ask": ["Hebt u vragen? Vraag het aan Werkbedrijf Voorbeeld. Bel naar 030-0000001."],
    "closing": ["De computer geeft alleen advies. Een mens beslist."],
}
