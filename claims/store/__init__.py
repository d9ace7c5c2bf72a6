"""The SQLite file behind the desk: opening, rows, transactions, events. Only use cases come here."""
