"""The report as JSON: the models themselves, so that another program, or this one, can read it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.report.build import public
from claims.safe import visible_json

if TYPE_CHECKING:
    from schema.report import Report


def render(report: Report, lang: str) -> str:  # noqa: ARG001 -- every format is called with the language
    """Write the report as JSON that no terminal obeys; ``Report.model_validate_json`` reads it back.

    Args:
        report: What to write. Internal notes and details of confidential sources are left out.
        lang: Not used: codes stay codes, whatever the reader's language.
    """
    return visible_json(public(report).model_dump_json(indent=2)) + "\n"
