"""The empty file that a desk fills in: every key explained, and no amount or share in it."""

from __future__ import annotations

TEMPLATE = """\
# Maatschappelijk rendement (SROI-ratio) van een opdracht of een arbeidsmarktregio.
# Dit is iets anders dan de social-returnverplichting (SROI) in een aanbesteding.
#
# Er is niets voor u ingevuld. Wat u niet weet, laat u op 'unknown' staan: dan komt er geen
# ratio, en staat er wat er ontbreekt. Uitkomsten staan er dan in hun eigen eenheid.
# Bedragen, aandelen en jaren schrijft u tussen aanhalingstekens met een punt.
# Schrijf geen namen van kandidaten in dit bestand.

title: "Vul in: waar dit bestand over gaat"
made_by: "Vul in: de afdeling die dit bestand maakte"

# Wordt ook het eerste jaar al een jaar verdisconteerd? true of false.
first_year_is_discounted: unknown

# Aannames voor alle uitkomsten. Een uitkomst kan hieronder een eigen aanname hebben.
# value, low en high: wat u aanneemt, en het laagste en het hoogste dat het kan zijn.
# Aandelen van "0" tot "1". Geef een bron (source), of een reden (reason).
assumptions:
  # Welk deel was er ook zonder deze inzet gekomen?
  deadweight: {value: unknown, low: unknown, high: unknown, source: unknown, reason: unknown}
  # Welk deel van wat overblijft, mag u aan deze inzet toeschrijven? "1" is alles.
  # Let op: de SROI-gids schrijft hier vaak het deel van anderen. Dat is 1 min dit getal.
  attribution: {value: unknown, low: unknown, high: unknown, source: unknown, reason: unknown}
  # Welk deel ging ten koste van anderen (verdringing)?
  displacement: {value: unknown, low: unknown, high: unknown, source: unknown, reason: unknown}
  # Welk deel gaat er na het eerste jaar ieder jaar af?
  drop_off: {value: unknown, low: unknown, high: unknown, source: unknown, reason: unknown}
  # Hoeveel jaar duurt de uitkomst?
  duration_years: {value: unknown, low: unknown, high: unknown, source: unknown, reason: unknown}
  # Discontovoet per jaar.
  discount_rate: {value: unknown, low: unknown, high: unknown, source: unknown, reason: unknown}

# Een regel per uitkomst en per belanghebbende.
# outcome: months_in_work (maanden in werk), months_in_sustained_work (maanden in werk dat ten
#   minste zes maanden duurde), people_sustained_6 en people_sustained_12 (mensen die na 6 en 12
#   maanden nog in werk waren).
# group (mag weg): een doelgroep zoals participatiewet, of several (meer dan één groep), none
#   (geen groep), unknown (niet bekend). Zonder group gaat het om iedereen.
# proxy: het bedrag per maand (month) of per persoon (person), met de pagina waar het staat, het
#   prijspeil en de eerste dag waarop het geldt. low en high mogen erbij.
outcomes:
  - outcome: months_in_sustained_work
    for_whom: "Vul in: wie hier baat bij heeft"
    proxy: {per: month, euros: unknown}
    # proxy:
    #   per: month
    #   euros: unknown
    #   what: "waarvoor het bedrag staat"
    #   source: https://…
    #   year: unknown
    #   valid_from: unknown

# Kosten die niet in het systeem zijn gemeld. Een bedrag dat u niet weet, is 'unknown': dan staat
# de ratio er als 'ten hoogste'.
costs:
  - what: "Vul in: waaraan het geld is uitgegeven"
    euros: unknown
    source: unknown

# Wat een uur van eigen mensen kost, voor gemelde uren (mag weg).
hour_rate: {euros: unknown}
"""
