"""Published checks in the formats others use: reading them row by row, and writing them back.

A format turns a file into rows of one shape (``row.read_row`` says which); a row becomes a fact-check or an
error that is a value like the others. What was dirty and could be read all the same is told as a repair.
"""
