"""The weights of a model folder: which files they are, and what their headers say.

A safetensors file begins with a header of names, shapes and types, so that a wrong, cut or
foreign file is found without loading it. A pickle (``pytorch_model.bin``) tells nothing before
it is loaded; the runtimes load one as tensors only, so that no code in it can run.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from brief.errors import ModelError
from brief.models.digests import file_digest
from brief.models.families import read_json

_SINGLE = ("model.safetensors", "pytorch_model.bin")
_EMBEDDINGS = ("shared.weight", "embed_tokens.weight")
_LONGEST_HEADER = 100_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """The weights of one folder. ``dtype`` is that of most of them, ``parameters`` their count,
    ``rows`` the tokens that they have embeddings for: None where only loading would tell.
    """

    files: tuple[Path, ...]
    pickle: bool
    dtype: str | None = None
    parameters: int | None = None
    rows: int | None = None


def find_weights(folder: Path) -> Weights:
    """The weights in ``folder``: safetensors before a pickle, one file or several.

    :raises ModelError: there are none, a part is missing, or a file is cut short.
    """
    for name in _SINGLE:
        pickle = name.endswith(".bin")
        index = folder / f"{name}.index.json"
        if (folder / name).is_file():
            files: tuple[Path, ...] = (folder / name,)
        elif index.is_file():
            parts = set(read_json(index).get("weight_map", {}).values())
            files = tuple(folder / str(part) for part in sorted(parts))
        else:
            continue
        for file in files:
            if not file.is_file():
                raise ModelError(f"{file} is missing: {index.name} names it; fetch the model again")
        return Weights(files=files, pickle=True) if pickle else _read(files)
    raise ModelError(f"{folder / _SINGLE[0]} is missing: {folder} has no weights")


def digest(files: tuple[Path, ...]) -> str:
    """The SHA-256 of one file; of several, that of their names and digests.

    That of a large file is remembered on disk, for as long as its size and time stay.
    """
    found = [(f.name, file_digest(f)) for f in files]
    if len(found) == 1:
        return found[0][1]
    return hashlib.sha256("".join(f"{n} {d}\n" for n, d in found).encode()).hexdigest()


def _read(files: tuple[Path, ...]) -> Weights:
    tensors = {name: t for file in files for name, t in _header(file).items()}
    sizes = {name: math.prod(t["shape"]) for name, t in tensors.items()}
    types: Counter[str] = Counter()
    for name, tensor in tensors.items():
        types[tensor["dtype"]] += sizes[name]
    rows = [t["shape"][0] for n, t in tensors.items() if n.endswith(_EMBEDDINGS) and t["shape"]]
    return Weights(
        files=files,
        pickle=False,
        dtype=types.most_common(1)[0][0] if types else None,
        parameters=sum(sizes.values()),
        rows=max(rows, default=None),
    )


def _header(path: Path) -> dict[str, dict[str, Any]]:
    """Name to shape, dtype and place of each tensor in a safetensors file."""
    size = path.stat().st_size
    try:
        with path.open("rb") as file:
            length = int.from_bytes(file.read(8), "little")
            header = json.loads(file.read(min(length, size, _LONGEST_HEADER)))
        header.pop("__metadata__", None)
        end = 8 + length + max((t["data_offsets"][1] for t in header.values()), default=0)
        header = {n: {"dtype": t["dtype"], "shape": t["shape"]} for n, t in header.items()}
    except (ValueError, KeyError, TypeError, AttributeError) as exc:
        raise ModelError(f"{path} can't be loaded: it is no safetensors file") from exc
    if end > size:
        raise ModelError(f"{path} can't be loaded: it ends after {size} of {end} bytes")
    return header
