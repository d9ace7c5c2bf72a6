"""Deduplication beyond one machine: the stages of ``claims.dedupe`` as a plan that Daft runs, here or on Ray.

It needs the extra ``scale``. ``claims.scale.run`` is the door; ``docs/scale.md`` holds the cost model.
"""
