"""Entries, folders and hub ids: what a name means, and what is refused before anything loads."""

import json
import re
import shutil
import struct
from dataclasses import replace
from datetime import date
from pathlib import Path

import families
import pytest

from brief import models
from brief.errors import ModelError
from brief.models import entries, store
from brief.models.entries import forbids_commercial, pinned
from brief.models.families import families as family_table
from brief.models.families import recognise
from brief.models.store import Fetched
from brief.models.weights import digest, find_weights
from brief.records import Brief, Coverage
from brief.runtime.codec import load_codec

ROOT = Path(__file__).resolve().parent.parent
HUB = [name for name in models.names() if pinned(name).hub]


@pytest.fixture(autouse=True)
def nothing_fetched(tmp_path, monkeypatch):
    monkeypatch.setenv("BRIEF_MODELS", str(tmp_path / "models"))
    monkeypatch.setenv("BRIEF_CACHE", str(tmp_path / "cache"))


def put(family, hub, licence="mit", revision="a" * 40):
    """As if `brief models fetch` had been there."""
    folder = store.folder_of(hub)
    shutil.copytree(families.saved(family), folder)
    store.write_record(Fetched(hub=hub, revision=revision, licence=licence))
    return folder


@pytest.mark.parametrize("name", HUB)
def test_every_entry_says_what_one_must_know(name):
    entry = pinned(name)
    family = family_table()[entry.family]
    assert set(entry.tasks) <= set(family.tasks)
    assert entry.tasks
    assert re.fullmatch(r"[\w.-]+/[\w.-]+", entry.hub)
    assert re.fullmatch(r"[0-9a-f]{40}|main", entry.revision)
    assert 0 < entry.window <= 1024
    assert entry.parameters > 0
    assert 0 < entry.memory < entry.download or entry.parameters < 100
    assert entry.beam >= 1
    assert not (forbids_commercial(entry.licence) and entry.commercial)
    assert set(dict(entry.prefix)) <= set(entry.tasks)


def test_at_least_these_can_be_had():
    wanted = {
        "nllb-200-distilled-600M", "nllb-200-distilled-1.3B", "nllb-200-3.3B", "madlad400-3b-mt",
        "m2m100_418M", "m2m100_1.2B", "small100", "mbart-large-50-many-to-many-mmt",
        "opus-mt-iir-en", "opus-mt-tc-bible-big-iir", "mT5_multilingual_XLSum",
        "pn-summary-mt5-base", "mt0-base", "mt0-large", "mt0-xl", "aya-101",
    }  # fmt: skip
    assert wanted <= set(models.names())


def test_a_model_that_was_not_fetched_says_how_to():
    for name in ("small100", "alirezamsh/small100"):
        with pytest.raises(ModelError, match="run: brief models fetch small100") as caught:
            models.find(name)
        assert "\n" not in str(caught.value)
    with pytest.raises(ModelError, match="run: brief models fetch some/model"):
        models.find("some/model")


def test_a_fetched_entry_keeps_its_settings_and_has_the_commit():
    folder = put("small100", "alirezamsh/small100")
    for name in ("small100", "alirezamsh/small100"):
        entry = models.find(name)
        assert entry.folder == folder
        assert (entry.name, entry.family, entry.licence) == ("small100", "small100", "MIT")
        assert entry.revision == "a" * 40
    assert pinned("small100").revision == "main"


def test_a_hub_id_without_an_entry_is_known_by_its_files_and_its_card():
    put("nllb", "some/nllb-tuned", licence="cc-by-nc-4.0")
    entry = models.find("some/nllb-tuned")
    assert (entry.name, entry.family) == ("some/nllb-tuned", "nllb")
    assert entry.languages == ("pes_Arab", "eng_Latn")
    info = models.describe(entry, "translate")
    assert (info.licence, info.commercial) == ("cc-by-nc-4.0", False)
    assert info.revision == "a" * 40


def test_a_fetch_that_was_broken_off_is_no_model():
    folder = put("nllb", "some/model")
    (folder / store.RECORD).unlink()
    with pytest.raises(ModelError, match="not on this machine"):
        models.find("some/model")


@pytest.mark.parametrize("family", families.MAKERS)
def test_the_family_of_a_folder_is_seen(family):
    entry = models.find(str(families.saved(family)))
    assert entry.family == {"madlad": "t5"}.get(family, family)
    assert (entry.revision, entry.licence) == ("local", "unknown")


def test_small100_is_seen_by_its_form_where_its_tokenizer_has_no_name(tmp_path):
    shutil.copytree(families.saved("small100"), tmp_path / "m")
    (tmp_path / "m" / "tokenization_small100.py").unlink()
    (tmp_path / "m" / "tokenizer_config.json").unlink()
    assert recognise(tmp_path / "m").name == "m2m100"
    config = tmp_path / "m" / "config.json"
    said = json.loads(config.read_text(encoding="utf-8"))
    config.write_text(json.dumps(said | {"encoder_layers": 12, "decoder_layers": 3}), "utf-8")
    assert recognise(tmp_path / "m").name == "small100"


def test_other_architectures_are_refused_in_one_line(tmp_path):
    (tmp_path / "config.json").write_text('{"model_type": "llama"}', encoding="utf-8")
    with pytest.raises(ModelError, match="model_type is 'llama', and brief loads m2m_100") as e:
        models.find(str(tmp_path))
    assert "\n" not in str(e.value)


@pytest.mark.parametrize("text", ["", "[]", "{"])
def test_a_broken_configuration_is_one_line(tmp_path, text):
    (tmp_path / "config.json").write_text(text, encoding="utf-8")
    with pytest.raises(ModelError, match=r"config\.json can't be read"):
        models.find(str(tmp_path))


def test_a_folder_without_a_model(tmp_path):
    with pytest.raises(ModelError, match=r"config\.json is missing"):
        models.find(str(tmp_path))


@pytest.mark.parametrize(
    ("family", "file", "told"),
    [
        ("m2m100", "sentencepiece.bpe.model", "sentencepiece.bpe.model"),
        ("marian", "target.spm", "target.spm"),
        ("mt5", "spiece.model", "tokenizer.json or spiece.model"),
        ("nllb", "model.safetensors", "model.safetensors"),
    ],
)
def test_a_missing_file_is_named(family, file, told, tmp_path):
    shutil.copytree(families.saved(family), tmp_path / "m")
    (tmp_path / "m" / file).unlink()
    with pytest.raises(ModelError, match=f"{told} is missing"):
        models.find(str(tmp_path / "m"))


# --- weights -----------------------------------------------------------------------------------


def test_weights_cut_short_are_seen_without_loading(tmp_path):
    shutil.copytree(families.saved("mt5"), tmp_path / "m")
    path = tmp_path / "m" / "model.safetensors"
    path.write_bytes(path.read_bytes()[:-100])
    with pytest.raises(ModelError, match=r"it ends after \d+ of \d+ bytes"):
        models.find(str(tmp_path / "m"))


@pytest.mark.parametrize(
    "data", [b"", b"short", struct.pack("<Q", 2**60) + b"{}", struct.pack("<Q", 2) + b"[]"]
)
def test_what_is_no_safetensors_file_is_seen(tmp_path, data):
    (tmp_path / "model.safetensors").write_bytes(data)
    with pytest.raises(ModelError, match="can't be loaded"):
        find_weights(tmp_path)


def test_a_missing_part_of_the_weights_is_named(tmp_path):
    index = {"weight_map": {"a": "model-00001-of-00002.safetensors", "b": "gone.safetensors"}}
    (tmp_path / "model.safetensors.index.json").write_text(json.dumps(index), encoding="utf-8")
    shutil.copy(
        families.saved("mt5") / "model.safetensors", tmp_path / "model-00001-of-00002.safetensors"
    )
    with pytest.raises(ModelError, match=r"gone\.safetensors is missing"):
        find_weights(tmp_path)


def test_weights_in_parts_are_one_model(tmp_path):
    from transformers import AutoModelForSeq2SeqLM

    shutil.copytree(families.saved("nllb"), tmp_path / "m")
    folder = tmp_path / "m"
    whole = find_weights(folder)
    AutoModelForSeq2SeqLM.from_pretrained(folder).save_pretrained(folder, max_shard_size="20KB")
    (folder / "model.safetensors").unlink(missing_ok=True)
    parts = find_weights(folder)
    assert len(parts.files) > 1
    assert (parts.rows, parts.dtype) == (whole.rows, whole.dtype)
    assert re.fullmatch("[0-9a-f]{64}", digest(parts.files))
    assert load_codec(models.find(str(folder))).size <= (parts.rows or 0)


def test_the_digest_of_large_files_is_remembered_until_they_change(tmp_path, monkeypatch):
    from brief.models import digests

    path = tmp_path / "weights"
    path.write_bytes(b"one")
    monkeypatch.setattr(digests, "_LARGE", 0)
    first = digest((path,))
    monkeypatch.setattr(digests, "_compute", lambda p: "computed again")
    digests._digest.cache_clear()
    assert digest((path,)) == first
    path.write_bytes(b"other")
    assert digest((path,)) == "computed again"
    digests._digest.cache_clear()


# --- the table ---------------------------------------------------------------------------------


def test_an_unknown_key_in_the_table_is_named():
    with pytest.raises(ModelError, match="unknown key 'licens'"):
        entries._entry("x", {"licens": "MIT"})


def test_licences_with_a_non_commercial_clause():
    assert forbids_commercial("CC-BY-NC-4.0")
    assert not forbids_commercial("apache-2.0")
    assert not forbids_commercial("unknown")
    assert not forbids_commercial("GNC-1")


def test_the_brief_says_a_non_commercial_licence_in_words():
    put("nllb", "some/model", licence="cc-by-nc-4.0")
    put("nllb", "free/model", licence="mit")
    bound, free = (
        models.describe(models.find(n), "translate") for n in ("some/model", "free/model")
    )
    issue = Brief(title="T", stories=(), glance=(), figures=(), checks=(), signature="s",
                  coverage=Coverage(sentences=0, read=0, cut=0), models=(free,),
                  made=date(2026, 11, 22))  # fmt: skip
    assert "not for commercial use" not in issue.to_markdown()
    told = replace(issue, models=(bound,)).to_markdown().replace("\\", "")
    assert re.search(r"cc-by-nc-4\.0.{0,4}: \*\*not for commercial use\*\*", told)


def test_all_vocabularies_of_the_families_are_reachable():
    for family in family_table().values():
        assert family.vocabulary
        assert family.languages
    assert recognise(families.saved("small100")).name == "small100"


def test_the_documentation_has_every_model_with_its_numbers():
    text = (ROOT / "docs" / "models.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| ([\w.-]+) \| (.+) \|$", text, re.MULTILINE))
    for name in models.names():
        entry = pinned(name)
        assert f"| {entry.parameters} | {entry.memory} |" in f"| {rows[name]} |"
        forbidden = re.search("not for commercial use|not stated", rows[name])
        assert bool(forbidden) == (not entry.commercial)
