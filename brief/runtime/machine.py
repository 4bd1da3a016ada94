"""What the machine has: cores, a GPU. Asked without torch."""

from __future__ import annotations

import os

from brief.errors import ModelError


def cores() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return max(1, len(os.sched_getaffinity(0)))
    return os.cpu_count() or 1


def pick_device(name: str) -> str:
    """``cpu`` or ``cuda`` for ``auto``; the other names as they are.

    :raises ModelError: ``cuda`` is asked for and not there.
    """
    if name == "cpu":
        return name
    found = _gpus()
    if name == "cuda" and not found:
        raise ModelError("device is 'cuda', but there is no GPU here: use --device cpu")
    return "cuda" if found else "cpu"


def _gpus() -> int:
    import ctranslate2

    try:
        count: int = ctranslate2.get_cuda_device_count()
    except RuntimeError:  # a driver that does not answer
        return 0
    return count
