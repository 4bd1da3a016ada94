"""The transformers runtime: real loading, batching, and constraints that keep figures honest."""

import re
import shutil

import pytest
from tiny import save_tiny_model

from brief.errors import ModelError
from brief.models import find
from brief.runtime.decoding import Decoding
from brief.runtime.transformers import Seq2Seq

PERSIAN = re.compile(r"[\u0600-\u06ff]")
TEXTS = ["بانک مرکزی <n1> اعلام کرد", "وزیر <n1> و <n2> گفت", "رشد ادامه دارد", "تورم COVID-19"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return save_tiny_model(tmp_path_factory.mktemp("model"))


@pytest.fixture(scope="module")
def runtime(folder):
    return Seq2Seq(find(str(folder)), "cpu")


@pytest.mark.parametrize("beam", [1, 4])
def test_same_length_and_order_whatever_the_batch(runtime, beam):
    decoding = Decoding(beam=beam)
    together = runtime.generate(TEXTS, decoding)
    alone = [runtime.generate([t], decoding)[0] for t in TEXTS]
    assert len(together) == len(TEXTS)
    # A longer neighbour allows more tokens; what was finished must be the same.
    for a, b in zip(together, alone, strict=True):
        assert a.text.startswith(b.text) or not b.finished
        assert a.score <= 0


@pytest.mark.parametrize("beam", [1, 4])
@pytest.mark.parametrize("seed", range(3))
def test_a_random_model_can_not_invent_or_repeat_a_figure(tmp_path, beam, seed):
    runtime = Seq2Seq(find(str(save_tiny_model(tmp_path / "m", seed=seed))), "cpu")
    for text, output in zip(
        TEXTS[:3], runtime.generate(TEXTS[:3], Decoding(beam=beam)), strict=True
    ):
        masks = re.findall(r"<n\d>", output.text)
        assert len(masks) == len(set(masks))
        assert set(masks) <= set(re.findall(r"<n\d>", text))
        assert not re.search(r"\d", re.sub(r"<n\d>", "", output.text))
        assert not PERSIAN.search(output.text)


def test_held_masks_are_in_every_finished_output(runtime):
    for text, output in zip(
        TEXTS, runtime.generate(TEXTS, Decoding(beam=4, hold_masks=True)), strict=True
    ):
        if output.finished:
            assert set(re.findall(r"<n\d>", text)) == set(re.findall(r"<n\d>", output.text))


def test_an_empty_batch(runtime):
    assert runtime.generate([], Decoding()) == []


def test_a_text_over_the_positions_is_refused_not_cut(runtime):
    with pytest.raises(ModelError, match="128"):
        runtime.generate(["رشد " * 200], Decoding())


def test_a_missing_file_is_named(folder, tmp_path):
    shutil.copytree(folder, tmp_path / "m")
    (tmp_path / "m" / "spm.model").unlink()
    with pytest.raises(ModelError, match=r"spm\.model is missing"):
        find(str(tmp_path / "m"))


def test_broken_weights_are_one_line(folder, tmp_path):
    shutil.copytree(folder, tmp_path / "m")
    (tmp_path / "m" / "model.safetensors").write_bytes(b"no weights")
    with pytest.raises(ModelError, match="can't be loaded") as caught:
        Seq2Seq(find(str(tmp_path / "m")), "cpu")
    assert "\n" not in str(caught.value)


def test_a_vocabulary_of_another_model_is_refused(folder, tmp_path):
    shutil.copytree(folder, tmp_path / "m")
    shutil.copy(find("fa-en-small").folder / "spm.model", tmp_path / "m" / "spm.model")
    with pytest.raises(ModelError, match="don't belong together"):
        Seq2Seq(find(str(tmp_path / "m")), "cpu")


def test_an_unknown_model_names_the_known_ones():
    with pytest.raises(ModelError, match="fa-en-small"):
        find("gpt")
