"""Runtimes: a model loaded to decode with, CTranslate2 or transformers, the same text from both.

`load` imports a runtime when it is chosen; this package itself imports nothing heavy.
"""

from __future__ import annotations

from brief.errors import ModelError
from brief.models import ModelEntry
from brief.runtime.decoding import Runtime
from brief.runtime.machine import pick_device
from brief.settings import Settings


def load(entry: ModelEntry, settings: Settings, task: str = "translate") -> Runtime:
    """The runtime that ``settings`` ask for.

    ``auto`` is CTranslate2 where the model converts, else transformers, and the runtime's notes
    tell why.

    :raises ModelError: the model can't be loaded, or the device is missing.
    """
    device = pick_device(settings.device)
    budget = settings.batch_tokens or _budget(device)
    reason = ""
    if settings.runtime != "transformers":
        try:
            from brief.runtime.ctranslate import CTranslate

            return CTranslate(entry, device, task, budget, settings.compute)
        except ImportError as exc:
            reason = f"CTranslate2 can't be imported ({exc})"
        except ModelError as exc:
            reason = str(exc)
        if settings.runtime == "ctranslate2":
            raise ModelError(reason)
    from brief.runtime.transformers import Transformers

    runtime = Transformers(entry, device, task, budget, settings.compute)
    runtime.notes += [f"decoded with transformers: {reason}"] if reason else []
    return runtime


def _budget(device: str) -> int:
    """Padded source tokens of a batch; on CUDA more, and halved where memory does not hold it."""
    return 16384 if device == "cuda" else 2048
