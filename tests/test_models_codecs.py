"""Codecs of the public families: the ids of the real tokenizers, and every trap refused."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import families
import pytest
from transformers import (
    AutoTokenizer,
    M2M100Tokenizer,
    MarianTokenizer,
    MBart50Tokenizer,
    NllbTokenizer,
    PreTrainedTokenizerFast,
    T5Tokenizer,
)

from brief.errors import ModelError
from brief.models import find
from brief.runtime.codec import load_codec

ROOT = Path(__file__).resolve().parent.parent
TEXTS = [
    "بانک مرکزی نرخ تورم را اعلام کرد",
    "وزیر نیرو از ساخت سد تازه در استان خبر داد",
    "the central bank announced growth",
    "رشد ۱۲٫۵ درصد",
]


def codec(folder, task="translate", **changes):
    entry = find(str(folder))
    return load_codec(_with(entry, **changes), task)


def _with(entry, **changes):
    from dataclasses import replace

    return replace(entry, **changes)


def copy(family, tmp_path):
    shutil.copytree(families.saved(family), tmp_path / family)
    return tmp_path / family


def real_ids(family, folder, text):
    """What the family's own tokenizer class makes of a source."""
    if family == "nllb":
        return NllbTokenizer.from_pretrained(folder, src_lang="pes_Arab")(text).input_ids
    if family == "mbart50":
        # Its template puts the language first, as the family does.
        return MBart50Tokenizer.from_pretrained(folder, src_lang="fa_IR")(text).input_ids
    if family in ("m2m100", "small100"):
        lang = "fa" if family == "m2m100" else "en"  # SMaLL-100: the target's code, in front
        return M2M100Tokenizer.from_pretrained(folder, src_lang=lang)(text).input_ids
    if family == "marian":
        return MarianTokenizer.from_pretrained(folder)(f">>eng<< {text}").input_ids
    if family == "madlad":
        made = PreTrainedTokenizerFast.from_pretrained(folder, eos_token="</s>")
        return [*made(f"<2en> {text}").input_ids, 2]
    if family == "umt5":
        return AutoTokenizer.from_pretrained(folder)(text).input_ids
    return T5Tokenizer.from_pretrained(folder, extra_ids=0)(text).input_ids


@pytest.mark.filterwarnings("ignore:Recommended. pip install sacremoses")
@pytest.mark.filterwarnings("ignore::FutureWarning")
@pytest.mark.parametrize("family", families.MAKERS)
def test_the_same_ids_as_the_real_tokenizer(family):
    folder = families.saved(family)
    mine = codec(folder)
    for text in TEXTS:
        ids = mine.encode(text)
        assert ids == real_ids(family, folder, text)
        assert mine.ids(mine.tokens(ids)) == ids
        assert mine.count(text) == len(mine.encode(text)) - len(mine.encode(""))


@pytest.mark.parametrize("family", families.MAKERS)
def test_text_comes_back_without_control_tokens(family):
    mine = codec(families.saved(family))
    for text in TEXTS[:3]:
        whole = [mine.start, *mine.forced, *mine.encode(text), mine.pad, 10**6, -1]
        assert mine.decode(whole).split() == text.split()


@pytest.mark.parametrize(
    ("family", "written"),
    [
        ("nllb", "eng_Latn بانک </s> مرکزی <mask>"),
        ("m2m100", "__en__ بانک </s> مرکزی <pad>"),
        ("mbart50", "en_XX بانک </s> مرکزی <mask>"),
        ("marian", ">>fra<< بانک </s> مرکزی"),
        ("madlad", "<2de> بانک </s> مرکزی <2en>"),
        ("mt5", "<extra_id_0> بانک </s> مرکزی <pad>"),
    ],
)
def test_a_text_can_not_spell_control_tokens(family, written):
    mine = codec(families.saved(family))
    ids = mine.encode(written)
    plain = mine.encode("")
    inner = ids[len(plain) - 1 : -1]
    assert mine.eos not in inner
    assert mine.pad not in inner
    names = mine.tokens(inner)
    assert not {"eng_Latn", "__en__", "en_XX", ">>fra<<", "<2de>", "<extra_id_0>"} & set(names)


def test_a_codec_imports_neither_torch_nor_transformers():
    folders = [str(families.saved(f)) for f in families.MAKERS]
    code = (
        "import sys; from brief.models import find; from brief.runtime.codec import load_codec\n"
        "for f in sys.argv[1:]: assert load_codec(find(f)).encode('بانک')\n"
        "heavy = {'torch', 'transformers', 'numpy', 'huggingface_hub'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    done = subprocess.run([sys.executable, "-c", code, *folders], cwd=ROOT, capture_output=True,
                          text=True, check=False)  # fmt: skip
    assert done.returncode == 0, done.stderr


def test_where_the_language_codes_go():
    english = {f: codec(families.saved(f)) for f in ("nllb", "m2m100", "mbart50", "small100")}
    assert english["nllb"].tokens(english["nllb"].forced) == ["eng_Latn"]
    assert english["m2m100"].tokens(english["m2m100"].forced) == ["__en__"]
    assert english["mbart50"].tokens(english["mbart50"].forced) == ["en_XX"]
    small = english["small100"]
    assert small.forced == ()
    assert small.tokens(small.encode("بانک"))[0] == "__en__"
    marian = codec(families.saved("marian"))
    assert marian.tokens(marian.encode("بانک"))[0] == ">>eng<<"
    madlad = codec(families.saved("madlad"))
    assert madlad.tokens(madlad.encode("بانک"))[:2] == ["▁", "<2en>"]


def test_m2m100_without_a_list_of_codes_has_the_usual_ones(tmp_path):
    folder = copy("m2m100", tmp_path)
    (folder / "special_tokens_map.json").unlink()
    assert codec(folder).encode(TEXTS[0]) == codec(families.saved("m2m100")).encode(TEXTS[0])


def test_mbart50_from_its_sentencepiece_model_alone(tmp_path):
    folder = copy("mbart50", tmp_path)
    whole = codec(folder)
    (folder / "tokenizer.json").unlink()
    alone = codec(folder)
    for text in TEXTS:
        assert alone.encode(text) == whole.encode(text)
    assert (alone.size, alone.forced, alone.pad) == (whole.size, whole.forced, whole.pad)


def test_a_prefix_of_words_is_text_before_the_text():
    folder = families.saved("mt5")
    plain = codec(folder, "summarize")
    led = codec(folder, "summarize", prefix=(("summarize", "خلاصه:"),))
    assert led.encode("بانک") == [*plain.encode("خلاصه:")[:-1], *plain.encode("بانک")]


def test_a_half_space_is_a_space_at_worst(tmp_path):
    folder = copy("mt5", tmp_path)
    families._spm(folder, "spiece.model", pad_id=0, eos_id=1, unk_id=2, bos_id=-1,
                  normalization_rule_name="identity")  # fmt: skip
    mine = codec(folder, "summarize")
    assert mine.encode("بانک\u200cمرکزی") == mine.encode("بانک مرکزی")
    assert 2 not in mine.encode("بانک\u200cمرکزی")


# --- traps: each is silent in transformers, and one clear line here -------------------------


@pytest.mark.parametrize(
    ("family", "languages", "message"),
    [
        ("nllb", ("fa", "eng_Latn"), "no language code 'fa'"),
        ("nllb", ("pes_Arb", "eng_Latn"), "did you mean pes_Arab"),
        ("m2m100", ("pes", "en"), "no language code 'pes'"),
        ("small100", ("fa", "eng"), "no language code 'eng'"),
        ("mbart50", ("fa", "en_XX"), "did you mean fa_IR"),
        ("marian", ("pes", "en"), "no language code 'en'"),
        ("nllb", ("pes_Arab",), "names 1 tags, not 2"),
    ],
)
def test_an_unknown_language_code_is_refused(family, languages, message):
    with pytest.raises(ModelError, match=message) as caught:
        codec(families.saved(family), languages=languages)
    assert "\n" not in str(caught.value)


def test_nllb_without_tokenizer_json_is_refused(tmp_path):
    folder = copy("nllb", tmp_path)
    (folder / "tokenizer.json").unlink()
    with pytest.raises(ModelError, match=r"tokenizer\.json is missing: .* no language codes"):
        find(str(folder))


def test_nllb_with_a_tokenizer_json_that_lacks_the_codes_is_refused(tmp_path):
    folder = copy("nllb", tmp_path)
    path = folder / "tokenizer.json"
    said = json.loads(path.read_text(encoding="utf-8"))
    said["added_tokens"] = [t for t in said["added_tokens"] if "_" not in t["content"]]
    path.write_text(json.dumps(said), encoding="utf-8")
    with pytest.raises(ModelError, match="no language code 'pes_Arab'"):
        codec(folder)


def test_madlad_saved_by_the_wrong_class_is_refused(tmp_path):
    folder = copy("madlad", tmp_path)
    T5Tokenizer.from_pretrained(folder, extra_ids=0).save_pretrained(folder)
    with pytest.raises(ModelError, match="unknown character as '</s>'"):
        codec(folder)


def test_an_unknown_character_is_no_end_of_text():
    mine = codec(families.saved("madlad"))
    ids = mine.encode("بانک \U000f0000 مرکزی")
    assert ids.count(mine.eos) == 1
    assert ids[-1] == mine.eos


@pytest.mark.parametrize("family", ["mbart50", "m2m100", "nllb"])
def test_weights_of_another_vocabulary_are_refused(family, tmp_path):
    folder = copy(family, tmp_path)
    shutil.copy(families.saved("marian") / "model.safetensors", folder / "model.safetensors")
    with pytest.raises(ModelError, match="don't belong together"):
        codec(folder)


def test_rows_that_only_pad_the_weights_are_no_fault_but_half_a_vocabulary_is(monkeypatch):
    assert codec(families.saved("mt5"), "summarize").size == 88
    monkeypatch.setattr("brief.runtime.codecs.hub._PADDING", 10)
    with pytest.raises(ModelError, match="has 88 tokens, the weights 100"):
        codec(families.saved("mt5"), "summarize")


def test_a_prefix_that_is_no_token_is_refused():
    with pytest.raises(ModelError, match="no control token '<2en>'"):
        codec(families.saved("t5"), prefix=(("translate", "<2en>"),))


def test_a_broken_vocabulary_is_one_line(tmp_path):
    for family, name in (("nllb", "tokenizer.json"), ("mt5", "spiece.model")):
        folder = copy(family, tmp_path)
        (folder / name).write_bytes(b"nothing")
        with pytest.raises(ModelError, match=f"{name} can't be read") as caught:
            codec(folder)
        assert "\n" not in str(caught.value)


def test_vocabularies_that_make_no_sense_are_one_line(tmp_path):
    folder = copy("m2m100", tmp_path)
    (folder / "vocab.json").write_text('{"a": "b"}', encoding="utf-8")
    with pytest.raises(ModelError, match="ids that are no numbers"):
        codec(folder)
    (folder / "vocab.json").write_text('{"a": 0}', encoding="utf-8")
    with pytest.raises(ModelError, match="no end token '</s>'"):
        codec(folder)
    folder = copy("marian", tmp_path)
    (folder / "target_vocab.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ModelError, match="a vocabulary for each side"):
        codec(folder)


def test_a_task_that_the_model_is_not_for_is_refused():
    with pytest.raises(ModelError, match="it can translate, not summarize"):
        codec(families.saved("nllb"), "summarize")
