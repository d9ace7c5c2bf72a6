"""The one SQLite file behind the desk: opening, rows, transactions, events. Only ``claims.usecases`` comes here."""
