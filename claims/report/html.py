"""The report as one self-contained HTML page: no script runs in it and nothing is fetched."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from claims.report import linked_data
from claims.report.build import public
from claims.report.environment import TEMPLATES, environment
from claims.report.links import link
from claims.report.picture import picture
from claims.safe import visible

if TYPE_CHECKING:
    import jinja2

    from schema.report import Report

_LIT = 500
"""Up to so many claims light up while their note is open: 5,000 such selectors kept Chromium busy 90 s."""


def render(report: Report, lang: str) -> str:
    """Write the report as an HTML page.

    Args:
        report: What to write. Internal notes and details of confidential sources are left out.
        lang: Language of the report's own words, ``en`` or ``fr``; the article keeps its own.
    """
    told = public(report)
    page = _environment(lang).get_template("report.html.j2")
    written = page.render(
        report=picture(told, lang),
        lit=_LIT,
        style=Markup(_style()),  # noqa: S704 -- our own file
        linked_data=Markup(linked_data.block(told, lang)),  # noqa: S704 -- escapes what could end the block
    )
    return visible(written, lines=True)


@cache
def _environment(lang: str) -> jinja2.Environment:
    made = environment(lang)
    made.filters["link"] = link
    return made


@cache
def _style() -> str:
    return (TEMPLATES / "report.css").read_text(encoding="utf-8")
