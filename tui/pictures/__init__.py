"""How the nouns look: each function turns models into content, through `tui.display`, and knows no widget."""
