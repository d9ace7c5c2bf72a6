"""Widgets of the desk: two drawn line by line, the others small. Each is imported from its own module."""
