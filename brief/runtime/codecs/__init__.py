"""Codecs of the public families: text to ids and back, by the model's own files alone.

`sentencepiece` and `tokenizers` do the work; neither torch nor transformers is imported. What
transformers does differently without saying so (a language code that becomes ``<unk>``, an
unknown character that becomes ``</s>``) is refused here, when the model is loaded.
"""

from __future__ import annotations

from brief.errors import ModelError
from brief.models import ModelEntry
from brief.runtime.codecs import families
from brief.runtime.codecs.hub import HubCodec

_LOADERS = {
    "nllb": families.nllb,
    "m2m100": families.m2m100,
    "small100": families.small100,
    "mbart50": families.mbart50,
    "marian": families.marian,
    "t5": families.t5,
    "mt5": families.t5,
    "umt5": families.t5,
}


def load(entry: ModelEntry, task: str) -> HubCodec:
    """The codec of a model entry.

    :raises ModelError: its family has no codec, the model is not for ``task``, or its
        vocabulary is broken, incomplete or another model's.
    """
    if entry.family not in _LOADERS:
        raise ModelError(
            f"model {entry.name}: family {entry.family!r} is none of {', '.join(_LOADERS)}"
        )
    if task not in entry.tasks:
        raise ModelError(
            f"model {entry.name}: it can {' and '.join(entry.tasks)}, not {task}:"
            " brief models list shows which can"
        )
    codec = _LOADERS[entry.family](entry, task)
    codec.check(entry)
    return codec
