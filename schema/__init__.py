"""The nouns of Claimdesk: frozen pydantic models, imported from their submodules.

A popular library has the same import name. Installed into the same environment it overwrites this file
without a word, so the program checks the marker below first and explains itself when it is missing.
"""

CLAIMDESK_SCHEMA = 1
"""Tells our package from the other one named ``schema``; see ``tui.__main__``."""
