"""The sample articles and checks that come with the program: where they lie and what each one is.

They are our own words, written to be worked on in a demonstration and in tests. In a checkout they lie in
``corpus/`` at the root; an installed wheel carries them as ``claims/corpus``.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Self

from pydantic import model_validator

from claims.errors import NotFound
from claims.i18n import gettext as _
from schema.article import DateBasis
from schema.base import Digest, Model, PartialDate

_HERE = Path(__file__).parent
_PLACES = (_HERE / "corpus", _HERE.parent / "corpus")


class SampleKind(StrEnum):
    """What a sample file holds."""

    ARTICLE = "article"
    REVISION = "revision"
    FACT_CHECKS = "fact_checks"


class Sample(Model):
    """One file of the corpus, as the manifest describes it."""

    file: str
    """Path within the corpus folder, with forward slashes."""
    sha256: Digest
    kind: SampleKind
    language: str
    """ISO 639 code of the text; ``mul`` where several languages are mixed."""
    licence: str
    """SPDX identifier."""
    sample: bool
    """Always true: says in the file itself that nothing in it is reporting."""
    purpose: str
    """What the file is there for."""
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: PartialDate | None = None
    """The publication date the demonstration gives to the article."""
    date_basis: DateBasis = DateBasis.UNKNOWN
    revises: str | None = None
    """The file this one is a corrected text of."""

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if self.kind is not SampleKind.FACT_CHECKS and not (self.title and self.published):
            raise ValueError(f"{self.file}: an article needs a title and a publication date")
        if (self.kind is SampleKind.REVISION) != (self.revises is not None):
            raise ValueError(f"{self.file}: a revision, and only a revision, names the file it corrects")
        return self

    @property
    def path(self) -> Path:
        """Where the file lies on this machine."""
        return corpus_folder() / self.file


class Manifest(Model):
    """The table of contents of the corpus."""

    format: str
    version: int
    notice: str
    """Says to people who open the file what the corpus is."""
    files: tuple[Sample, ...]

    def of_kind(self, kind: SampleKind) -> tuple[Sample, ...]:
        """The samples of one kind, in the order in which the demonstration shows them."""
        return tuple(sample for sample in self.files if sample.kind is kind)


def corpus_folder() -> Path:
    """The folder of the samples.

    Raises:
        NotFound: When the program was installed without them.
    """
    for place in _PLACES:
        if (place / "manifest.json").is_file():
            return place
    raise NotFound(_("The sample articles are not installed."), _("Install Claimdesk again from its wheel."))


def read_manifest() -> Manifest:
    """Read the table of contents of the corpus.

    Raises:
        NotFound: When the program was installed without the samples.
    """
    return Manifest.model_validate_json((corpus_folder() / "manifest.json").read_bytes())
