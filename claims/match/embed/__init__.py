"""Sentence vectors: texts of like meaning lie close together, whatever their words or language.

An extra. Nothing here is loaded unless the configuration's ``[embeddings]`` names a model; ``models`` says
what a model must be able to do, ``packaged`` and ``folder`` are the two that come with the program.
"""
