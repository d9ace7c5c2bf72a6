"""Finding what was checked before, and telling in what two claims differ."""
