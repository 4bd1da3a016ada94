"""The runtimes: the same text from both, figures that can't be invented, nothing cut in silence."""

import re
import shutil
import subprocess
import sys
import threading
from itertools import pairwise
from pathlib import Path

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from tiny import save_tiny_model

from brief import runtime as runtimes
from brief.errors import ModelError, SettingsError
from brief.models import find
from brief.runtime.batches import batches, plan
from brief.runtime.codec import load_codec
from brief.runtime.convert import cache_folder, converted
from brief.runtime.ctranslate import CTranslate
from brief.runtime.decoding import Decoding, Request
from brief.runtime.transformers import Transformers
from brief.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
PERSIAN = re.compile(r"[\u0600-\u06ff]")
TEXTS = ["بانک مرکزی <n1> اعلام کرد", "وزیر <n1> و <n2> گفت", "رشد ادامه دارد", "تورم COVID-19"]


def request(text, **options):
    masks = frozenset(map(int, re.findall(r"<n(\d)>", text)))
    return Request(text=text, masks=masks, **{"digits": "19" in text, **options})


REQUESTS = [request(text) for text in TEXTS]


def decode(runtime, requests, **decoding):
    """Every request's hypotheses, in order."""
    found = dict(runtime.decode(iter(requests), Decoding(**decoding)))
    assert sorted(found) == list(range(len(requests)))
    return [found[i] for i in range(len(requests))]


def same(one, other):
    """A longer neighbour in the batch allows more tokens; what was finished must be the same."""
    if one.finished and other.finished:
        return one.ids == other.ids
    both = min(len(one.ids), len(other.ids))
    return one.ids[: both - 1] == other.ids[: both - 1]


@pytest.fixture(scope="module", autouse=True)
def cache(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BRIEF_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return save_tiny_model(tmp_path_factory.mktemp("model"))


@pytest.fixture(scope="module")
def both(folder):
    entry = find(str(folder))
    return {
        "transformers": Transformers(entry),
        "ctranslate2": CTranslate(entry, compute="float32"),
    }


@pytest.fixture(params=["transformers", "ctranslate2"])
def runtime(request, both):
    return both[request.param]


@pytest.mark.parametrize("beam", [1, 4])
@pytest.mark.parametrize("seed", range(3))
def test_both_runtimes_give_the_same_tokens(tmp_path, beam, seed):
    entry = find(str(save_tiny_model(tmp_path / "m", seed=seed)))
    how = {"beam": beam, "no_repeat": 4, "best": beam, "length_penalty": 1.4}
    ours, theirs = Transformers(entry), CTranslate(entry, compute="float32")
    for one in REQUESTS:  # alone: the length limit is the batch's
        (a,), (b,) = decode(ours, [one], **how), decode(theirs, [one], **how)
        assert a[0] == b[0]


def test_both_runtimes_give_the_same_scores(both):
    pairs = [(r.text, o[0].ids) for r, o in zip(REQUESTS, decode(both["ctranslate2"], REQUESTS),
                                               strict=True)]  # fmt: skip
    ours, theirs = both["transformers"].score(pairs), both["ctranslate2"].score(pairs)
    for (_, ids), a, b in zip(pairs, ours, theirs, strict=True):
        assert len(a) == len(b) == len(ids) + 1
        assert a == pytest.approx(b, abs=1e-3)


def test_int8_is_close(folder, both):
    pairs = [(r.text, o[0].ids) for r, o in zip(REQUESTS, decode(both["ctranslate2"], REQUESTS),
                                               strict=True)]  # fmt: skip
    exact = both["ctranslate2"].score(pairs)
    rough = CTranslate(find(str(folder)), compute="int8").score(pairs)
    for a, b in zip(exact, rough, strict=True):
        assert a == pytest.approx(b, abs=0.2)


@pytest.mark.parametrize("beam", [1, 4])
def test_same_length_and_order_whatever_the_batch(runtime, beam):
    together = decode(runtime, REQUESTS, beam=beam)
    alone = [decode(runtime, [r], beam=beam)[0] for r in REQUESTS]
    for a, b in zip(together, alone, strict=True):
        assert same(a[0], b[0])


def test_a_random_model_can_not_invent_a_figure_or_leave_persian(runtime):
    for text, outputs in zip(TEXTS[:3], decode(runtime, REQUESTS[:3], beam=4, best=4), strict=True):
        for output in outputs:
            assert set(re.findall(r"<n\d>", output.text)) <= set(re.findall(r"<n\d>", text))
            assert not re.search(r"\d", re.sub(r"<n\d>", "", output.text))
            assert not PERSIAN.search(output.text)


def test_a_prefix_comes_first(runtime):
    codec = runtime.codec
    prefix = tuple(codec.ids(["t", "<n1>"]))
    first = decode(runtime, [request(TEXTS[0], prefix=prefix), request(TEXTS[2])], beam=2)[0][0]
    assert first.ids[:2] == prefix
    assert first.text.startswith("t<n1>")


def test_runs_of_tokens_do_not_come_twice(runtime):
    for outputs in decode(runtime, REQUESTS, beam=1, no_repeat=2):
        ids = outputs[0].ids
        runs = list(pairwise(ids))
        assert len(runs) == len(set(runs))


def test_nothing_to_do(runtime):
    assert decode(runtime, []) == []
    assert runtime.score([]) == []


def test_a_text_over_the_positions_is_refused_not_cut(runtime):
    with pytest.raises(ModelError, match="128"):
        decode(runtime, [request("رشد " * 200)])


def test_no_memory_for_a_batch_halves_it_and_says_so(folder, monkeypatch):
    runtime = Transformers(find(str(folder)))
    whole = decode(runtime, REQUESTS)
    generate = runtime._generate

    def scarce(batch, decoding):
        if len(batch.places) > 1:
            raise torch.OutOfMemoryError("no memory")
        return generate(batch, decoding)

    monkeypatch.setattr(runtime, "_generate", scarce)
    more = [*REQUESTS, *(request(t + " است") for t in TEXTS[:3])]
    assert all(same(a[0], b[0]) for a, b in zip(decode(runtime, more), whole, strict=False))
    assert any("smaller batches" in note for note in runtime.notes)


def test_auto_takes_ctranslate2_and_says_why_not(folder, tmp_path, monkeypatch):
    settings = Settings(device="cpu", model=str(folder))
    assert isinstance(runtimes.load(find(str(folder)), settings), CTranslate)
    blocked = tmp_path / "a-file"
    blocked.write_text("")
    monkeypatch.setenv("BRIEF_CACHE", str(blocked))
    made = runtimes.load(find(str(folder)), settings)
    assert isinstance(made, Transformers)
    assert any("can't be kept" in note for note in made.notes)
    with pytest.raises(ModelError, match="can't be kept"):
        runtimes.load(find(str(folder)), Settings(device="cpu", runtime="ctranslate2"))


@pytest.mark.parametrize("name", ["runtime", "compute", "device"])
def test_an_unknown_choice_names_the_known_ones(name):
    with pytest.raises(SettingsError, match=f"{name} is 'x': use one of auto, "):
        Settings(**{name: "x"})


def test_two_conversions_at_once_and_a_killed_one_leave_one_whole_model(folder):
    entry = find(str(folder))
    codec = load_codec(entry)
    shutil.rmtree(cache_folder(), ignore_errors=True)
    (cache_folder() / "making-killed").mkdir(parents=True)
    found = []
    threads = [
        threading.Thread(target=lambda: found.append(converted(entry, codec, "translate", "int8")))
        for _ in range(2)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(found)) == 1
    assert (found[0] / "model.bin").is_file()
    assert {p.name for p in cache_folder().iterdir()} == {found[0].name, "making-killed"}


def test_decoding_with_ctranslate2_imports_neither_torch_nor_transformers():
    code = (
        "import sys; from brief import models, translate; from brief.settings import Settings\n"
        "entry = models.find('fa-en-small')\n"
        "made = translate.load(entry, Settings(device='cpu', beam=1)).translate(['باران بارید.'])\n"
        "assert made[0].text, made\n"
        "heavy = {'torch', 'transformers'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


def test_a_missing_file_is_named(folder, tmp_path):
    shutil.copytree(folder, tmp_path / "m")
    (tmp_path / "m" / "spm.model").unlink()
    with pytest.raises(ModelError, match=r"spm\.model"):
        load_codec(find(str(tmp_path / "m")))


@pytest.mark.parametrize("kind", [Transformers, CTranslate])
def test_broken_weights_are_one_line(folder, tmp_path, kind):
    shutil.copytree(folder, tmp_path / "m")
    (tmp_path / "m" / "model.safetensors").write_bytes(b"no weights")
    with pytest.raises(ModelError, match="can't") as caught:
        kind(find(str(tmp_path / "m")))
    assert "\n" not in str(caught.value)


def test_a_vocabulary_of_another_model_is_refused(folder, tmp_path):
    shutil.copytree(folder, tmp_path / "m")
    shutil.copy(find("fa-en-small").folder / "spm.model", tmp_path / "m" / "spm.model")
    with pytest.raises(ModelError, match="don't belong together"):
        load_codec(find(str(tmp_path / "m")))


def test_an_unknown_model_names_the_known_ones():
    with pytest.raises(ModelError, match="fa-en-small"):
        find("gpt")


@given(st.lists(st.integers(0, 200)), st.integers(1, 500))
def test_batches_hold_every_text_once_within_the_budget(sizes, budget):
    made = list(batches(sizes, budget))
    assert sorted(i for b in made for i in b) == list(range(len(sizes)))
    assert all(len(b) == 1 or len(b) * max(sizes[i] for i in b) <= budget for b in made)


def test_the_plan_reads_on_only_as_batches_are_taken(both):
    read = []

    def stream():
        for n in range(10_000):
            read.append(n)
            yield request("رشد")

    made = plan(stream(), both["ctranslate2"].codec, 64)
    next(made)
    assert len(read) <= 128
    assert len(read) + sum(len(b.places) for b in made) >= 10_000
