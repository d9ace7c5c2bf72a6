from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.desk.examples import colleague, desk, filled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claims.desk import Desk
    from schema.view import ArticlePage


@pytest.fixture
def anna() -> Iterator[Desk]:
    """Anna's desk on a database in memory."""
    with desk() as opened:
        yield opened


@pytest.fixture
def ben(anna: Desk) -> Desk:
    """Ben's desk on the same database."""
    return colleague(anna, "Ben")


@pytest.fixture
def page(anna: Desk) -> ArticlePage:
    """Anna's article with five claims."""
    return filled(anna)
