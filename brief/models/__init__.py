"""The models that can be named: what an entry of ``models/models.toml`` or a folder tells."""

from brief.models.entries import ModelEntry, describe, find, look_up, names

__all__ = ["ModelEntry", "describe", "find", "look_up", "names"]
