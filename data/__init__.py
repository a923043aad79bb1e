"""Facts only: what the law, a register or a survey says, never what the code thinks of it.

May live here: rule files, code lists, coordinates, travel parameters, weights, the shipped
encoder, the synthetic example region. Every file has a row in ``README.md`` with its source, the
day it was retrieved, its licence, the script that built it and its known gaps. No code lives here
but this docstring, and nothing about a real person.

Read through ``matcher.reference``, which finds the files with ``importlib.resources``
(``importlib.resources.files("data") / "geography" / "pc4.csv"``), so that a checkout and an
installed wheel behave alike.
"""
