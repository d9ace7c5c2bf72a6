"""A model in a folder that the user names, in the layout of sentence-transformers with ONNX weights.

Read are ``onnx/model.onnx`` (or ``model.onnx``), ``tokenizer.json``, and, where they are there,
``1_Pooling/config.json`` for how words become one vector and ``config_sentence_transformers.json`` for what
stands before a query and a passage. Needs onnxruntime and tokenizers, from the extra.
"""

from __future__ import annotations

import functools
import hashlib
import json
from typing import TYPE_CHECKING, Protocol

from claims.errors import BadInput, NotFound
from claims.i18n import gettext as _
from claims.match.embed.models import Kind, readable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from claims.match.embed.models import Floats

WEIGHTS = ("onnx/model.onnx", "model.onnx")
"""Where the weights may lie, in the order looked for."""

TOKENS = 512
"""Tokens of a text at most: more than most models of this kind were trained on."""

_TOKENIZER = "tokenizer.json"
_POOLING = "1_Pooling/config.json"
_PROMPTS = "config_sentence_transformers.json"
_POOLED = 2
"""Axes of what weights give that make one vector of a text themselves."""


class _Encoding(Protocol):
    ids: list[int]
    attention_mask: list[int]


class _Tokenizer(Protocol):
    """The part of tokenizers that is used."""

    def encode_batch(self, input: list[str]) -> list[_Encoding]:  # noqa: A002 - their name
        """Tokens of some texts, all filled up to the same length."""


class _Input(Protocol):
    name: str


class _Session(Protocol):
    """The part of onnxruntime that is used."""

    def get_inputs(self) -> list[_Input]:
        """What the weights ask for."""

    def run(
        self, output_names: list[str] | None, input_feed: dict[str, NDArray[np.int64]]
    ) -> list[NDArray[np.float32]]:
        """What the weights make of it."""


class FolderModel:
    """A model from a folder.

    Args:
        folder: The folder; it is only read.

    Raises:
        NotFound: When the folder holds no such model, or onnxruntime or tokenizers are not installed.
        BadInput: When it holds one that cannot be used.
    """

    def __init__(self, folder: Path) -> None:
        weights, tokenizer = _weights_in(folder), folder / _TOKENIZER
        if weights is None or not tokenizer.is_file():
            raise NotFound(
                _("The folder {folder} holds no model of sentence vectors.").format(folder=folder),
                _("It needs tokenizer.json and onnx/model.onnx, as sentence-transformers exports them."),
            )
        refused: tuple[type[Exception], ...] = (ValueError, IndexError, OSError, *_needed())
        try:
            self._session, self._tokenizer = _opened(weights, tokenizer)
            self._asked = {one.name for one in self._session.get_inputs()}
            self._first = bool(_told(folder / _POOLING).get("pooling_mode_cls_token", False))
            prompts = _told(folder / _PROMPTS).get("prompts")
            self._prompts: Mapping[str, object] = prompts if isinstance(prompts, dict) else {}
            self._name = f"{folder.name} {_digest(weights, tokenizer, self._first, self._prompts)}"
            self._dimensions = int(self.encode(["?"], Kind.PASSAGE).shape[1])
        except refused as error:
            raise _unusable(folder, error) from error

    @property
    def name(self) -> str:
        """See ``Embedder``; it ends with a digest of the files, so that another model is another name."""
        return self._name

    @property
    def dimensions(self) -> int:
        """See ``Embedder``."""
        return self._dimensions

    def encode(self, texts: Sequence[str], kind: Kind) -> Floats:
        """See ``Embedder``."""
        import numpy as np

        if not texts:
            return np.empty((0, self._dimensions), np.float32)
        before = str(self._prompts.get(kind) or "")
        read = self._tokenizer.encode_batch([before + readable(text) for text in texts])
        given = {
            "input_ids": np.array([one.ids for one in read], np.int64),
            "attention_mask": np.array([one.attention_mask for one in read], np.int64),
        }
        given["token_type_ids"] = np.zeros_like(given["input_ids"])
        told = self._session.run(None, {name: given[name] for name in given.keys() & self._asked})[0]
        made = told if told.ndim == _POOLED else self._pooled(told, given["attention_mask"])
        lengths = np.linalg.norm(made, axis=1, keepdims=True)
        return np.asarray(made / np.where(lengths > 0, lengths, 1), np.float32)

    def _pooled(self, told: NDArray[np.float32], mask: NDArray[np.int64]) -> NDArray[np.float32]:
        """One vector for each text: that of its first token, or the mean of all.

        Args:
            told: Shape (texts, tokens, dimensions).
            mask: Shape (texts, tokens); 0 where a text was filled up.
        """
        if self._first:
            return told[:, 0]
        import numpy as np

        weight = mask[:, :, None].astype(np.float32)
        return np.asarray((told * weight).sum(1) / np.maximum(weight.sum(1), 1), np.float32)


@functools.cache
def load(folder: Path) -> FolderModel:
    """The model of a folder, opened once for all threads; see ``FolderModel``."""
    return FolderModel(folder)


def _weights_in(folder: Path) -> Path | None:
    return next((folder / name for name in WEIGHTS if (folder / name).is_file()), None)


def _needed() -> tuple[type[Exception], ...]:
    """Look whether both packages are there; what onnxruntime raises for weights that it cannot run."""
    try:
        import tokenizers  # noqa: F401 - only whether it is there
        from onnxruntime.capi import onnxruntime_pybind11_state as state
    except ImportError as error:
        raise NotFound(
            _("A model in a folder needs the packages onnxruntime and tokenizers; one is not installed."),
            _("Install it with: pip install 'claimdesk[embeddings]'"),
        ) from error
    return (
        *(state.Fail, state.InvalidArgument, state.InvalidGraph, state.InvalidProtobuf),
        *(state.NoModel, state.NoSuchFile, state.NotImplemented, state.RuntimeException),
    )


def _opened(weights: Path, tokenizer: Path) -> tuple[_Session, _Tokenizer]:
    """Weights and tokenizer, ready to be used; one thread of the processor, as in ``packaged``."""
    import onnxruntime
    import tokenizers

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    reader = tokenizers.Tokenizer.from_buffer(tokenizer.read_bytes())  # from_file raises plain Exception
    reader.enable_truncation(TOKENS)
    reader.enable_padding()
    return onnxruntime.InferenceSession(str(weights), options, ["CPUExecutionProvider"]), reader


def _unusable(folder: Path, error: Exception) -> BadInput:
    reason = str(error).splitlines()[0][:200] if str(error) else type(error).__name__
    return BadInput(
        _("The model in {folder} cannot be used: {reason}").format(folder=folder, reason=reason),
        _("Name another folder under [embeddings] in the configuration, or take the line away."),
    )


def _told(path: Path) -> Mapping[str, object]:
    """What a settings file of the folder says; nothing where it is missing or cannot be read."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _digest(weights: Path, tokenizer: Path, first: bool, prompts: Mapping[str, object]) -> str:  # noqa: FBT001
    """Twelve characters that tell one model from another: sizes and times, not half a gigabyte read anew."""
    told = [(path.stat().st_size, path.stat().st_mtime_ns) for path in (weights, tokenizer)]
    written = json.dumps([told, first, prompts], sort_keys=True)
    return hashlib.sha256(written.encode()).hexdigest()[:12]
