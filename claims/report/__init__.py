"""The verdict report: what the editor must do, the annotated article and its sources.

``build`` puts the data together, ``html``, ``markdown`` and ``json`` are its formats. Each has one function
``render(report, lang) -> str``; further formats join through the entry points ``claimdesk.reports``.
The same report gives the same bytes: nothing here asks for the time, the time zone or the machine.
"""
