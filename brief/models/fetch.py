"""Fetch a model from the Hugging Face hub: the one place of `brief` that downloads weights.

Only on `brief models fetch`. What is taken: configuration, vocabulary, the model card, and the
weights, safetensors before pickles. Never code, and never weights of other frameworks.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from brief.errors import ModelError
from brief.models import store
from brief.models.entries import ModelEntry, find, names, pinned
from brief.models.families import recognise
from brief.models.store import Fetched
from brief.models.weights import digest

_SMALL = frozenset(
    {
        "README.md",
        "added_tokens.json",
        "config.json",
        "sentencepiece.bpe.model",
        "source.spm",
        "special_tokens_map.json",
        "spiece.model",
        "spm.model",
        "target.spm",
        "tokenizer.json",
        "tokenizer_config.json",
        "vocab.json",
    }
)
_WEIGHTS = (
    re.compile(r"model\.safetensors"),
    re.compile(r"model(-\d+-of-\d+)?\.safetensors(\.index\.json)?"),
    re.compile(r"pytorch_model\.bin"),
    re.compile(r"pytorch_model(-\d+-of-\d+)?\.bin(\.index\.json)?"),
)
_COMMIT = re.compile(r"[0-9a-f]{40}")

Tell = Callable[[str], None]


def fetch(
    name: str,
    revision: str | None = None,
    again: bool = False,
    tell: Tell = lambda line: None,
) -> ModelEntry:
    """The entry ``name`` or hub id with its files on this machine.

    ``revision`` overrides the pinned commit, ``again`` fetches what is here already; ``tell``
    gets lines about what is going on.

    :raises ModelError: no such model, no way to the hub, not enough room, or a file that is
        not what the hub says it is.
    """
    hub, pin = _what(name)
    revision = revision or pin
    there = store.fetched(hub)
    if there and not again and (there.revision == revision or not _COMMIT.fullmatch(revision)):
        return find(name)
    info = _ask(hub, revision)
    sizes = {s.rfilename: s.size or 0 for s in info.siblings or ()}
    small, weights = choose(sizes)
    folder = store.folder_of(hub)
    total = sum(sizes[f] for f in weights)
    _room(folder, total)
    (folder / store.RECORD).unlink(missing_ok=True)
    _download(hub, info.sha, small, folder)
    recognise(folder)  # before the weights: a wrong model is found at once
    tell(f"{hub} at {info.sha}: {total / 1e9:.1f} GB to {folder}")
    _download(hub, info.sha, weights, folder)
    _verify(folder, info.siblings or ())
    store.write_record(Fetched(hub=hub, revision=info.sha, licence=_licence(info)))
    return find(name)


def choose(files: Iterable[str]) -> tuple[list[str], list[str]]:
    """Of a repository's files those that are needed: small ones, and one form of the weights.

    >>> choose(["config.json", "model.safetensors", "pytorch_model.bin", "run.py", "tf_model.h5"])
    (['config.json'], ['model.safetensors'])

    :raises ModelError: no configuration, or no weights that torch reads.
    """
    there = sorted(files)
    small = [f for f in there if f in _SMALL]
    if "config.json" not in small:
        raise ModelError("it has no config.json: no model for transformers")
    for form in _WEIGHTS:
        weights = [f for f in there if form.fullmatch(f)]
        if weights:
            return small, weights
    raise ModelError("it has neither model.safetensors nor pytorch_model.bin")


def _what(name: str) -> tuple[str, str]:
    """Hub id and pinned revision of an entry's name or a hub id."""
    for known in names():
        entry = pinned(known)
        if name in (known, entry.hub):
            if not entry.hub:
                raise ModelError(f"model {name!r} ships with brief: there is nothing to fetch")
            return entry.hub, entry.revision
    if not store.HUB_ID.fullmatch(name) or Path(name).is_dir():
        raise ModelError(f"no model {name!r} to fetch: name an entry or a hub id such as org/name")
    return name, "main"


def _ask(hub: str, revision: str) -> Any:  # noqa: ANN401  # huggingface_hub's ModelInfo
    from huggingface_hub import HfApi

    try:
        return HfApi().model_info(hub, revision=revision, files_metadata=True, timeout=30)
    except Exception as exc:  # its HTTP library's errors have no common base with its own
        raise _plain(hub, revision, exc) from exc


def _download(hub: str, revision: str, files: list[str], folder: Path) -> None:
    from huggingface_hub import snapshot_download

    try:
        snapshot_download(hub, revision=revision, allow_patterns=files, local_dir=folder)
    except Exception as exc:
        raise _plain(hub, revision, exc) from exc
    for file in files:
        if not (folder / file).is_file():
            raise ModelError(f"{hub}: {file} did not arrive: run the command again")


def _plain(hub: str, revision: str, exc: BaseException) -> ModelError:
    from huggingface_hub import errors

    if isinstance(exc, errors.GatedRepoError):
        said = "its owner wants you to agree to terms on its page first (then: hf auth login)"
    elif isinstance(exc, errors.RevisionNotFoundError):
        said = f"the hub has no revision {revision!r} of it"
    elif isinstance(exc, errors.RepositoryNotFoundError):
        said = "the hub has no such model, or it is private"
    elif isinstance(exc, errors.OfflineModeIsEnabled):
        said = "HF_HUB_OFFLINE is set, so nothing can be fetched"
    elif isinstance(exc, errors.HfHubHTTPError):
        said = f"the hub answers: {_line(exc)}"
    else:
        said = (
            f"no way to the hub ({_line(exc)}): are you offline? Fetch it on another machine and"
            " name the folder with --model"
        )
    return ModelError(f"can't fetch {hub}: {said}")


def _room(folder: Path, needed: int) -> None:
    place = folder
    while not place.exists():
        place = place.parent
    free = shutil.disk_usage(place).free
    if free < needed:
        raise ModelError(
            f"not enough room in {place}: {needed / 1e9:.1f} GB needed, {free / 1e9:.1f} GB free;"
            " BRIEF_MODELS names another folder"
        )


def _verify(folder: Path, siblings: Iterable[Any]) -> None:
    """Large files have the digests that the hub names."""
    for sibling in siblings:
        path = folder / sibling.rfilename
        wanted = getattr(sibling.lfs, "sha256", None) if sibling.lfs else None
        if wanted and path.is_file() and digest((path,)) != wanted:
            path.unlink()
            raise ModelError(f"{path} was damaged on the way and is removed: fetch it again")


def _licence(info: Any) -> str:  # noqa: ANN401  # huggingface_hub's ModelInfo
    card = info.card_data
    found = getattr(card, "license", None) or getattr(card, "license_name", None)
    if isinstance(found, list):
        found = " and ".join(map(str, found))
    return str(found) if found else "unknown"


def _line(exc: BaseException) -> str:
    return " ".join(str(exc).split())[:160] or type(exc).__name__
