"""VUM 3.0 (Gegevensstandaard 1.5): what the exchange of UWV and municipalities delivers as JSON.

Source: OpenAPI of github.com/ibnext/vum-docs (Inlichtingenbureau, 2026), re-implemented. Every
access to a value is checked, for a bron may send anything.
"""
