"""A large file as parts that fit through a narrow way, and back.

``python -m models.training.parts split FILE FOLDER`` writes ``FILE.00``, ``FILE.01``, ... and
``FILE.sha256``; ``... join FOLDER FILE`` puts them together and checks the sum.
"""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path

from brief.errors import InputError

SIZE = 15 * 2**20  # bytes; the lent machine gives back files of at most 16 MiB


def split(file: Path, folder: Path, size: int = SIZE) -> list[Path]:
    """The parts of a file, in order, and last the file with its SHA-256."""
    folder.mkdir(parents=True, exist_ok=True)
    content = file.read_bytes()
    written = []
    for i, first in enumerate(range(0, len(content), size)):
        part = folder / f"{file.name}.{i:02d}"
        part.write_bytes(content[first : first + size])
        written.append(part)
    total = folder / f"{file.name}.sha256"
    total.write_text(hashlib.sha256(content).hexdigest() + "\n", encoding="utf-8")
    return [*written, total]


def join(folder: Path, file: Path) -> None:
    """Write ``file`` from its parts in ``folder``.

    :raises InputError: a part is missing or broken.
    """
    content = b"".join(p.read_bytes() for p in sorted(folder.glob(f"{file.name}.[0-9][0-9]")))
    total = folder / f"{file.name}.sha256"
    wanted = total.read_text(encoding="utf-8").strip() if total.exists() else ""
    if hashlib.sha256(content).hexdigest() != wanted:
        raise InputError(f"{folder}: the parts of {file.name} don't give its SHA-256; copy anew")
    file.write_bytes(content)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m models.training.parts", description=__doc__)
    parser.add_argument("what", choices=("split", "join"))
    parser.add_argument("source", type=Path)
    parser.add_argument("target", type=Path)
    options = parser.parse_args()
    if options.what == "split":
        split(options.source, options.target)
    else:
        join(options.source, options.target)


if __name__ == "__main__":
    main()
