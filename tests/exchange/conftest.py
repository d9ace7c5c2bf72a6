from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.desk.examples import desk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claims.desk import Desk


@pytest.fixture
def anna() -> Iterator[Desk]:
    """Anna's desk on a database in memory."""
    with desk() as opened:
        yield opened
