"""One function a family: where its language codes go, and which tokens start and end."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from brief.errors import ModelError
from brief.models import ModelEntry
from brief.models.families import families, read_json
from brief.runtime.codecs.hub import Frame, HubCodec, required, tag
from brief.runtime.codecs.vocabularies import Json, Pieces, Vocabulary, piece_names

_CODE = re.compile(r"<2[A-Za-z_]+>")  # of MADLAD


def nllb(entry: ModelEntry, task: str) -> HubCodec:
    """Source code, text, eos; the target begins with the target code. Codes: ``pes_Arab``."""
    vocabulary = Json(entry.folder / "tokenizer.json")
    ids = {t: i for i in range(vocabulary.size) if _is_code(t := vocabulary.token(i))}
    source, target = _pair(entry)
    before = tag(vocabulary, source, "{}", ids, entry.name)
    forced = tag(vocabulary, target, "{}", ids, entry.name)
    return _fairseq(entry, vocabulary, frozenset(ids.values()), (before,), (forced,))


def m2m100(entry: ModelEntry, task: str) -> HubCodec:
    """As `nllb`; codes are ``fa`` and stand after the pieces of vocab.json."""
    vocabulary, codes = _m2m_vocabulary(entry)
    source, target = _pair(entry)
    before = tag(vocabulary, source, "__{}__", codes, entry.name)
    forced = tag(vocabulary, target, "__{}__", codes, entry.name)
    return _fairseq(entry, vocabulary, _controls(vocabulary, codes), (before,), (forced,))


def small100(entry: ModelEntry, task: str) -> HubCodec:
    """The code of the target goes before the source; the decoder is told nothing."""
    vocabulary, codes = _m2m_vocabulary(entry)
    before = tag(vocabulary, _pair(entry)[1], "__{}__", codes, entry.name)
    return _fairseq(entry, vocabulary, _controls(vocabulary, codes), (before,), ())


def mbart50(entry: ModelEntry, task: str) -> HubCodec:
    """As `nllb`; codes are ``fa_IR``."""
    folder = entry.folder
    codes = families()["mbart50"].codes
    vocabulary: Vocabulary
    if (folder / "tokenizer.json").is_file():
        vocabulary = Json(folder / "tokenizer.json")
    else:
        path = folder / "sentencepiece.bpe.model"
        # fairseq has its own four ids first; SentencePiece's three are among them.
        tokens = ["<s>", "<pad>", "</s>", "<unk>", *piece_names(path)[3:], *codes, "<mask>"]
        vocabulary = Pieces(path, {t: i for i, t in enumerate(tokens)}, unk=3)
    source, target = _pair(entry)
    before = tag(vocabulary, source, "{}", codes, entry.name)
    forced = tag(vocabulary, target, "{}", codes, entry.name)
    found = (vocabulary.id(code) for code in codes)
    controls = frozenset(i for i in found if i is not None)
    return _fairseq(entry, vocabulary, controls, (before,), (forced,))


def marian(entry: ModelEntry, task: str) -> HubCodec:
    """Text and eos; a model with several targets has a code such as ``>>eng<<`` before."""
    folder = entry.folder
    ids = _piece_ids(folder / "vocab.json")
    if (folder / "target_vocab.json").is_file():
        raise ModelError(
            f"model {entry.name}: it has a vocabulary for each side, which brief does not load"
        )
    unk = ids.get("<unk>")
    vocabulary = Pieces(folder / "source.spm", ids, unk=unk, target=folder / "target.spm")
    codes = [t for t in ids if t.startswith(">>") and t.endswith("<<")]
    wanted = entry.prefix_for(task) or (f">>{_pair(entry)[1]}<<" if codes else "")
    before: tuple[int, ...] = ()
    if wanted:
        bare = [c.strip("<>") for c in codes]
        before = (tag(vocabulary, wanted.strip("<>"), ">>{}<<", bare, entry.name),)
    eos = required(vocabulary, "</s>", entry, "end token")
    pad = required(vocabulary, "<pad>", entry, "padding token")
    config = read_json(folder / "config.json")
    frame = Frame(
        pad=pad,
        eos=eos,
        unk=unk,
        start=_number(config, "decoder_start_token_id", pad),
        before=before,
        after=(eos,),
        controls=frozenset(ids[c] for c in codes),
    )
    return HubCodec(vocabulary, frame)


def t5(entry: ModelEntry, task: str) -> HubCodec:
    """Prefix, text, eos: T5, mT5, umT5, mT0, Aya, MADLAD (whose prefix ``<2en>`` is a code)."""
    folder = entry.folder
    path = folder / "tokenizer.json"
    vocabulary: Vocabulary = Json(path) if path.is_file() else Pieces(folder / "spiece.model")
    config = read_json(folder / "config.json")
    prefix = entry.prefix_for(task)
    if not prefix and task == "translate" and vocabulary.id("<2en>") is not None:
        prefix = "<2en>"
    before = tuple(vocabulary.encode(prefix)) if prefix else ()
    code = required(vocabulary, prefix, entry, "control token") if prefix[:1] == "<" else None
    if code is not None and code not in before:
        before = (code,)
    eos = required(vocabulary, "</s>", entry, "end token")
    unk = vocabulary.id("<unk>")
    controls = {i for t in ("<s>", "<pad>") if (i := vocabulary.id(t)) is not None}
    controls |= {i for n in range(100) if (i := vocabulary.id(f"<extra_id_{n}>")) is not None}
    if code is not None:
        controls |= {i for i in range(vocabulary.size) if _CODE.fullmatch(vocabulary.token(i))}
    frame = Frame(
        pad=_number(config, "pad_token_id", 0),
        eos=eos,
        unk=unk,
        start=_number(config, "decoder_start_token_id", 0),
        before=before,
        after=(eos,),
        controls=frozenset(controls),
    )
    return HubCodec(vocabulary, frame)


def _fairseq(
    entry: ModelEntry,
    vocabulary: Vocabulary,
    controls: frozenset[int],
    before: tuple[int, ...],
    forced: tuple[int, ...],
) -> HubCodec:
    """M2M-100, NLLB, mBART-50: ``<s> <pad> </s> <unk>``; the decoder starts with eos."""
    eos = required(vocabulary, "</s>", entry, "end token")
    config = read_json(entry.folder / "config.json")
    others = {i for t in ("<s>", "<mask>") if (i := vocabulary.id(t)) is not None}
    frame = Frame(
        pad=required(vocabulary, "<pad>", entry, "padding token"),
        eos=eos,
        unk=vocabulary.id("<unk>"),
        start=_number(config, "decoder_start_token_id", eos),
        before=before,
        after=(eos,),
        forced=forced,
        controls=controls | others,
    )
    return HubCodec(vocabulary, frame)


def _m2m_vocabulary(entry: ModelEntry) -> tuple[Pieces, tuple[str, ...]]:
    """vocab.json has the pieces; the codes' ids follow, in the order of `families`."""
    ids = _piece_ids(entry.folder / "vocab.json")
    codes = _listed_codes(entry.folder) or families()["m2m100"].codes
    first = max(ids.values(), default=-1) + 1
    for n, code in enumerate(codes):
        ids.setdefault(f"__{code}__", first + n)
    path = entry.folder / "sentencepiece.bpe.model"
    return Pieces(path, ids, unk=ids.get("<unk>")), codes


def _piece_ids(path: Path) -> dict[str, int]:
    ids = read_json(path)
    if not all(isinstance(i, int) for i in ids.values()):
        raise ModelError(f"{path} can't be read: it has ids that are no numbers")
    return ids


def _listed_codes(folder: Path) -> tuple[str, ...]:
    """The codes that the folder itself lists, where it does."""
    for name in ("special_tokens_map.json", "tokenizer_config.json"):
        path = folder / name
        said: dict[str, Any] = read_json(path) if path.is_file() else {}
        for key in ("additional_special_tokens", "extra_special_tokens"):
            tokens = said.get(key) or ()
            names = [t["content"] if isinstance(t, dict) else str(t) for t in tokens]
            codes = [t[2:-2] for t in names if t.startswith("__") and t.endswith("__")]
            if codes:
                return tuple(codes)
    return ()


def _controls(vocabulary: Vocabulary, codes: tuple[str, ...]) -> frozenset[int]:
    found = (vocabulary.id(f"__{code}__") for code in codes)
    return frozenset(i for i in found if i is not None)


def _pair(entry: ModelEntry) -> tuple[str, str]:
    """The tags of source and target.

    :raises ModelError: the entry does not name both.
    """
    if len(entry.languages) != 2:
        raise ModelError(f"model {entry.name}: languages names {len(entry.languages)} tags, not 2")
    return entry.languages[0], entry.languages[1]


def _is_code(token: str) -> bool:
    """Whether a token is a code of NLLB.

    >>> _is_code("pes_Arab"), _is_code("▁the"), _is_code("a_Test")
    (True, False, False)
    """
    language, _, script = token.partition("_")
    return (
        len(language) == 3
        and len(script) == 4
        and language.isascii()
        and language.islower()
        and script.isalpha()
        and script.istitle()
    )


def _number(config: dict[str, Any], key: str, otherwise: int) -> int:
    value = config.get(key)
    return value if isinstance(value, int) else otherwise
