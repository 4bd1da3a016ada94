"""A model's CTranslate2 form: made on first use, kept in the user's cache.

The cache folder's name has the digest of weights and vocabulary and the CTranslate2 version in
it, so nothing in it is ever out of date. A form is made beside its place and moved there whole:
a run that is killed leaves no half model, and of two runs at once either may win.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import ctranslate2
import platformdirs

from brief.errors import ModelError
from brief.models import ModelEntry, describe
from brief.resources import PACKAGE
from brief.runtime.codec import Codec
from brief.runtime.vocabulary import Vocabulary, writes_english

_REVISION = 3  # of what `convert_job` makes; raise it when that changes


def converted(entry: ModelEntry, codec: Codec, task: str, quantization: str) -> Path:
    """The folder with the model in CTranslate2's form, made now if it is not there.

    ``quantization`` is ``int8``, ``float16`` or ``float32``.

    :raises ModelError: CTranslate2 can't convert the model, or the cache can't be written.
    """
    folder = cache_folder() / _key(entry, task, quantization)
    if (folder / "model.bin").is_file():
        return folder
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(dir=folder.parent, prefix="making-"))
        try:
            _convert(entry, codec, task, quantization, made)
            made.rename(folder)
        except OSError:
            if not (folder / "model.bin").is_file():  # else another run was faster
                raise
        finally:
            shutil.rmtree(made, ignore_errors=True)
    except OSError as exc:
        raise ModelError(
            f"model {entry.name}: its CTranslate2 form can't be kept in {folder.parent}: {exc}"
        ) from exc
    return folder


def cache_folder() -> Path:
    """Where converted models lie; ``BRIEF_CACHE`` names another place."""
    root = os.environ.get("BRIEF_CACHE") or platformdirs.user_cache_dir("persian-brief")
    return Path(root) / "ctranslate2"


def _key(entry: ModelEntry, task: str, quantization: str) -> str:
    digest = hashlib.sha256(describe(entry, task).sha256.encode())
    for path in sorted(entry.folder.iterdir()):
        if path.suffix in (".json", ".model", ".txt"):
            digest.update(path.name.encode() + path.read_bytes())
    made_by = f"{ctranslate2.__version__}.{_REVISION}"
    return f"{entry.name}-{digest.hexdigest()[:16]}-{made_by}-{task}-{quantization}"


def _convert(entry: ModelEntry, codec: Codec, task: str, quantization: str, target: Path) -> None:
    tokens = codec.tokens(range(codec.size))
    never = Vocabulary.of(codec).foreign if writes_english(task) else ()
    job = {
        "quantization": quantization,
        "tokens": tokens,
        "pad": codec.pad,
        "eos": codec.eos,
        "start": codec.start,
        "unk": "<unk>" if "<unk>" in tokens else tokens[codec.pad],
        "drop": sorted(never),
    }
    (target / "job.json").write_text(json.dumps(job), encoding="utf-8")
    paths = [str(PACKAGE.parent), *filter(None, [os.environ.get("PYTHONPATH")])]
    done = subprocess.run(
        [sys.executable, "-m", "brief.runtime.convert_job", str(entry.folder), str(target)],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(paths), "HF_HUB_OFFLINE": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        told = done.stderr.strip().splitlines()[-1:] or [f"exit {done.returncode}"]
        raise ModelError(
            f"model {entry.name}: CTranslate2 can't convert it: {told[0][:200]};"
            " the runtime 'transformers' can load it"
        )
    (target / "job.json").unlink()
