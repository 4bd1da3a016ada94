"""A tiny model of every family in both runtimes: the same greedy tokens, nothing loaded wrong."""

import pickle
import shutil
from pathlib import Path
from types import SimpleNamespace

import families
import pytest
import torch

from brief import runtime
from brief.errors import ModelError
from brief.models import find
from brief.models.families import recognise
from brief.models.weights import find_weights
from brief.runtime import convert, convert_job
from brief.runtime.decoding import Decoding, Request
from brief.settings import Settings

TEXTS = [
    "بانک مرکزی نرخ تورم را اعلام کرد",
    "وزیر نیرو گفت رشد ادامه دارد",
    "مردم منتظر باران هستند",
    "بانک",
]
SUMMARIZERS = {"t5", "mt5", "umt5"}


@pytest.fixture(autouse=True)
def cache(tmp_path_factory, monkeypatch):
    # One for the whole run: a model is converted once.
    monkeypatch.setenv("BRIEF_CACHE", str(tmp_path_factory.getbasetemp() / "cache"))


@pytest.fixture(autouse=True)
def convert_here(monkeypatch):
    """Convert in this process, which has torch already: each process that loads it takes
    seconds. mT5 and what needs no torch are converted as they are at work."""
    real = convert.subprocess.run

    def run(command, **options):
        folder, target = map(Path, command[-2:])
        pickled = "old" in folder.name
        if not pickled and recognise(folder).name not in {"t5", "umt5", "marian", "mbart50"}:
            return real(command, **options)
        convert_job.main(folder, target)
        return SimpleNamespace(returncode=0, stderr="")

    monkeypatch.setattr(convert.subprocess, "run", run)


def load(folder, name, task="translate", compute="float32"):
    settings = Settings(device="cpu", runtime=name, compute=compute)
    return runtime.load(find(str(folder)), settings, task)


def outputs(model, texts=TEXTS, beam=1):
    made = dict(model.decode([Request(text=t) for t in texts], Decoding(beam=beam)))
    return [made[i][0] for i in range(len(texts))]


@pytest.mark.parametrize("family", families.MAKERS)
def test_both_runtimes_give_the_same_greedy_tokens(family):
    task = "summarize" if family in SUMMARIZERS else "translate"
    folder = families.saved(family)
    torch_made = outputs(load(folder, "transformers", task))
    fast_made = outputs(load(folder, "ctranslate2", task))
    assert [o.ids for o in torch_made] == [o.ids for o in fast_made]
    assert [o.text for o in torch_made] == [o.text for o in fast_made]
    assert all(o.ids for o in torch_made)
    size = load(folder, "transformers", task).codec.size
    assert all(i < size for o in torch_made for i in o.ids), "rows that only pad are never said"


@pytest.mark.parametrize("family", ["nllb", "mt5"])
def test_the_batch_does_not_matter(family):
    model = load(families.saved(family), "transformers", "translate")
    together = outputs(model)
    for text, whole in zip(TEXTS, together, strict=True):
        (alone,) = outputs(model, [text])
        # A longer neighbour only allows more tokens.
        assert whole.ids[: len(alone.ids)] == alone.ids


@pytest.mark.parametrize("kind", [torch.float16, torch.bfloat16])
def test_weights_in_half_precision_are_float32_on_the_cpu(kind, tmp_path):
    from transformers import AutoModelForSeq2SeqLM

    folder = tmp_path / "half"
    shutil.copytree(families.saved("nllb"), folder)
    model = AutoModelForSeq2SeqLM.from_pretrained(folder)
    model.to(kind).save_pretrained(folder)
    assert find_weights(folder).dtype == {torch.float16: "F16", torch.bfloat16: "BF16"}[kind]
    loaded = load(folder, "transformers", compute="auto")
    assert {p.dtype for p in loaded._model.parameters()} == {torch.float32}
    assert any(o.text for o in outputs(loaded))


def as_pickle(folder, target, value=None):
    shutil.copytree(folder, target)
    from safetensors.torch import load_file

    weights = load_file(target / "model.safetensors") if value is None else value
    (target / "model.safetensors").unlink()
    torch.save(weights, target / "pytorch_model.bin")
    return target


@pytest.mark.parametrize("family", ["m2m100", "nllb", "small100"])
def test_weights_that_are_a_pickle_are_read_by_both_runtimes(family, tmp_path):
    # Most public models of these families have nothing else.
    folder = as_pickle(families.saved(family), tmp_path / f"{family}-old")
    assert find_weights(folder).pickle
    wanted = [o.ids for o in outputs(load(families.saved(family), "transformers"))]
    assert [o.ids for o in outputs(load(folder, "transformers"))] == wanted
    assert [o.ids for o in outputs(load(folder, "ctranslate2"))] == wanted


class _Evil:
    def __init__(self, path):
        self.path = path

    def __reduce__(self):
        return (open, (str(self.path), "w"))


def test_code_in_a_pickle_is_not_run(tmp_path):
    mark = tmp_path / "was-run"
    folder = as_pickle(families.saved("m2m100"), tmp_path / "evil", {"w": _Evil(mark)})
    with pytest.raises(ModelError, match="more than tensors"):
        load(folder, "transformers")
    with pytest.raises(ModelError):
        load(folder, "ctranslate2")
    assert not mark.exists()
    with pytest.raises(pickle.UnpicklingError):
        torch.load(folder / "pytorch_model.bin", weights_only=True)


def test_safetensors_come_before_a_pickle(tmp_path):
    folder = tmp_path / "both"
    shutil.copytree(families.saved("m2m100"), folder)
    (folder / "pytorch_model.bin").write_bytes(b"no weights")
    assert not find_weights(folder).pickle
    assert any(o.text for o in outputs(load(folder, "transformers")))
