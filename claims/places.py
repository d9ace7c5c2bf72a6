"""Where things lie on this machine, and what the user's configuration says.

``CLAIMDESK_DB`` names the database and ``CLAIMDESK_ANALYST`` the analyst; both win over the configuration.
``CLAIMDESK_INDEX`` moves the search index, ``CLAIMDESK_SPLITTER`` names the splitter, and
``CLAIMDESK_EMBEDDINGS`` the model of sentence vectors.
"""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from claims.errors import BadInput
from claims.files import replace_file
from claims.i18n import gettext as _

_NAME = "claimdesk"


Weight = Annotated[float, Field(strict=True, allow_inf_nan=False, ge=-10, le=10)]
"""What a reason adds to the logistic score; beyond ten on either side nothing changes any more."""


Chance = Annotated[float, Field(strict=True, ge=0, le=1)]
"""A probability; infinity and not-a-number lie outside."""


class BandSettings(BaseModel):
    """From which probability on an earlier check is called likely the same, or related."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    same: Chance | None = None
    """Likely the same; as trained when not given."""
    related: Chance | None = None
    """Related; as trained when not given, and never above ``same``."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if None not in {self.same, self.related} and (self.related or 0) > (self.same or 0):
            raise ValueError("related lies above same")
        return self


class EmbeddingSettings(BaseModel):
    """Whether texts are also compared by what they mean."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    model: str | None = None
    """``e5``, another registered name, or a folder; without one nothing is compared by meaning."""
    full: bool | None = None
    """Look for near meanings in the whole database, not only among texts that share words; when not given, in
    a database of at most 200,000 texts."""


class Settings(BaseModel):
    """The configuration file. Unknown keys are refused, so that a misspelt one does not go unnoticed."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    analyst: str | None = None
    """Who works here."""
    lang: str | None = None
    """Language of the screens and reports: ``fr`` or ``en``."""
    splitter: str | None = None
    """Which splitter cuts articles into claims; the cue rules when not given."""
    keys: dict[str, str] = Field(default_factory=dict)
    """Keys by the name of their command, where the user wants others."""
    bands: BandSettings = BandSettings()
    """Where the bands of earlier checks begin."""
    embeddings: EmbeddingSettings = EmbeddingSettings()
    """Sentence vectors, from the extra of that name."""
    worth: dict[str, Weight] = Field(default_factory=dict)
    """What each reason adds to a claim's check-worthiness, where the user wants another weight."""


def database() -> Path:
    """The database: ``CLAIMDESK_DB``, or a file in the user's data folder."""
    given = os.environ.get("CLAIMDESK_DB")
    if given:
        return Path(given).expanduser()
    import platformdirs

    return platformdirs.user_data_path(_NAME) / "claims.db"


def config_file() -> Path:
    """The configuration file; it need not exist."""
    import platformdirs

    return platformdirs.user_config_path(_NAME) / "config.toml"


def index_folder() -> Path:
    """The folder of the search index: ``CLAIMDESK_INDEX``, or one in the user's cache.

    It can be deleted at any time and is made anew.
    """
    given = os.environ.get("CLAIMDESK_INDEX")
    if given:
        return Path(given).expanduser()
    import platformdirs

    return platformdirs.user_cache_path(_NAME) / "index"


def log_folder() -> Path:
    """The folder of the program's own log."""
    import platformdirs

    return platformdirs.user_log_path(_NAME)


def settings(path: Path | None = None) -> Settings:
    """Read the configuration.

    Args:
        path: Another file than the user's own.

    Raises:
        BadInput: When the file cannot be read as configuration.
    """
    path = path or config_file()
    try:
        found = Settings.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (FileNotFoundError, NotADirectoryError):
        return Settings()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadInput(
            _("The configuration {path} cannot be read: {reason}.").format(path=path, reason=error),
            _("Mend the file or move it away."),
        ) from error
    except ValidationError as error:
        place = ".".join(str(part) for part in error.errors()[0]["loc"])
        if place.startswith("worth"):
            raise _bad_weight(path, place) from error
        if place.startswith("bands"):
            raise _bad_band(path, place) from error
        raise BadInput(
            _("The configuration {path} has something unknown: {place}.").format(path=path, place=place),
            _("Known are analyst, lang, splitter, keys, bands, embeddings and worth."),
        ) from error
    for code in found.worth:
        if code not in _reasons():
            raise _bad_weight(path, f"worth.{code}")
    return found


def _reasons() -> tuple[str, ...]:
    """The codes that may stand in ``[worth]``."""
    from schema.claim import WorthReason

    return tuple(WorthReason)


def _bad_weight(path: Path, place: str) -> BadInput:
    return BadInput(
        _("The configuration {path} has a weight that cannot be used: {place}.").format(
            path=path, place=place
        ),
        _("[worth] takes a number from -10 to 10 for each of {codes}.").format(codes=", ".join(_reasons())),
    )


def _bad_band(path: Path, place: str) -> BadInput:
    return BadInput(
        _("The configuration {path} has a band that cannot be used: {place}.").format(path=path, place=place),
        _("[bands] takes same and related, numbers from 0 to 1, related not above same."),
    )


def analyst() -> str | None:
    """Who works here: ``CLAIMDESK_ANALYST``, or the configuration; None where neither says.

    Raises:
        BadInput: When the configuration cannot be read.
    """
    return os.environ.get("CLAIMDESK_ANALYST") or settings().analyst


def splitter() -> str:
    """The splitter's name: ``CLAIMDESK_SPLITTER``, the configuration's, or the cue rules.

    Raises:
        BadInput: When the configuration cannot be read.
    """
    return os.environ.get("CLAIMDESK_SPLITTER") or settings().splitter or "rules"


def embeddings() -> EmbeddingSettings:
    """The model of sentence vectors and how it is used; ``CLAIMDESK_EMBEDDINGS`` wins over the model.

    Raises:
        BadInput: When the configuration cannot be read.
    """
    found = settings().embeddings
    named = os.environ.get("CLAIMDESK_EMBEDDINGS")
    return found if named is None else found.model_copy(update={"model": named})


def remember_analyst(name: str) -> None:
    """Write who works here into the configuration, keeping the rest of the file.

    Raises:
        BadInput: When the configuration cannot be read or written.
    """
    import json

    path = config_file()
    settings(path)
    line = f"analyst = {json.dumps(name, ensure_ascii=False)}"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        old = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
        kept = [text for text in old if text.split("=")[0].strip() != "analyst"]
        replace_file(path, ("\n".join([line, *kept]) + "\n").encode())
    except OSError as error:
        raise BadInput(
            _("The configuration {path} cannot be written: {reason}.").format(path=path, reason=error),
            _("Set CLAIMDESK_ANALYST or give --as NAME instead."),
        ) from error
