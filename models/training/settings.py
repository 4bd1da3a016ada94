"""The recipe's settings: one frozen dataclass for each table of ``settings.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from brief.errors import SettingsError

DEFAULT = Path(__file__).with_name("settings.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    root: str
    docs: str
    held_out: str
    held_out_modulus: int
    sample: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Mix:
    sentences: float
    articles: float
    glossary: float
    docs: float
    paragraphs: float
    summary_fa: float
    summary_en: float
    headline_en: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Noise:
    drop_zwnj: float
    space_zwnj: float
    some_zwnj: float
    glue: float
    split: float
    slip: float
    final_stop: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Entities:
    rows: float
    mask: float
    swap: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    sentence: int
    article: int
    target: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    size: int
    sampling_alpha: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    size: str
    dropout: float
    label_smoothing: float
    max_positions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    width: int
    encoder_layers: int
    decoder_layers: int
    feed_forward: int
    heads: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Optimizer:
    muon_rate: float
    adam_rate: float
    weight_decay: float
    newton_schulz_steps: int
    clip: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    minutes_cpu: float
    minutes_gpu: float
    batch_tokens_cpu: int
    batch_tokens_gpu: int
    warmup_steps: int
    decay: float
    checkpoint_minutes: float
    evaluate_minutes: float
    keep: int
    patience: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    flores: str
    flores_first: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    corpus: Corpus
    mix: Mix
    noise: Noise
    entities: Entities
    limits: Limits
    vocabulary: Vocabulary
    model: Model
    size: Size
    optimizer: Optimizer
    schedule: Schedule
    measure: Measure


_TABLES = {
    "corpus": Corpus,
    "mix": Mix,
    "noise": Noise,
    "entities": Entities,
    "limits": Limits,
    "vocabulary": Vocabulary,
    "model": Model,
    "optimizer": Optimizer,
    "schedule": Schedule,
    "measure": Measure,
}


def load_settings(path: Path = DEFAULT, changes: Iterable[str] = ()) -> Settings:
    """The settings of a file, with ``changes`` such as ``"mix.docs=0"`` laid over them.

    :raises SettingsError: an unknown or missing key, or a change that is not ``table.key=value``.
    """
    tree = tomllib.loads(path.read_text(encoding="utf-8"))
    for change in changes:
        _lay_over(tree, change)
    sizes = tree.pop("sizes", {})
    if unknown := tree.keys() - _TABLES.keys():
        raise SettingsError(f"{path}: unknown table {sorted(unknown)}")
    built = {name: _build(kind, tree.get(name, {}), name) for name, kind in _TABLES.items()}
    chosen = built["model"].size
    if chosen not in sizes:
        raise SettingsError(f"{path}: model.size {chosen!r} is none of {sorted(sizes)}")
    return Settings(**built, size=_build(Size, sizes[chosen], f"sizes.{chosen}"))


def _lay_over(tree: dict, change: str) -> None:
    key, equals, value = change.partition("=")
    *tables, last = key.strip().split(".")
    for table in tables:
        tree = tree.get(table, {})
    if not equals or last not in tree:
        raise SettingsError(f"--set {change}: not a known table.key=value")
    kind = type(tree[last])
    try:
        tree[last] = kind(value)
    except ValueError as exc:
        raise SettingsError(f"--set {change}: {value!r} is not {kind.__name__}") from exc


def _build(kind: type, table: Mapping[str, object], name: str):
    known = {f.name for f in fields(kind)}
    if wrong := known ^ table.keys():
        raise SettingsError(f"[{name}]: unknown or missing keys {sorted(wrong)}")
    return kind(**table)
