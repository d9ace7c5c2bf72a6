"""The verbs of Claimdesk: split, match, dedupe, store, read and report. Nothing here draws on a screen."""
