"""Words in other letters: found, masked, and back in the English as they were."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief import translate
from brief.glossary import Glossary, Term, load_glossary
from brief.models import find
from brief.settings import Settings
from brief.translate.sources import make_source
from brief.translate.verbatim import verbatim

ENTRY = find("fa-en-small")
FOUND = [
    ("دوره ICDL برگزار شد.", ["ICDL"]),
    ("کووید COVID-19 و آنفلوانزای H1N1 آمد.", ["COVID-19", "H1N1"]),
    ("COVID-۱۹ و G۲۰ و شبکه ۵G", ["COVID-19", "G20", "5G"]),
    ("سفر به Luang Prabang و Saint-Étienne", ["Luang Prabang", "Saint-Étienne"]),
    ("جنگنده F-35 و هواپیمای 737 MAX", ["F-35", "MAX"]),
    ("شرکت AT&T و زبان C++ و node.js.", ["AT&T", "C++", "node.js"]),
    ("نشانی www.example.com/fa و a@b.ir است.", ["www.example.com/fa", "a@b.ir"]),
    ("NGOها، VPN‌های و GPS ها", ["NGOs", "VPNs", "GPS"]),
    ("NGOهایی که آمدند، نه VPNهاست", ["NGOs", "VPN"]),
    ("شهر Москва و 北京 و Αθήνα", ["Москва", "北京", "Αθήνα"]),
    ("دهلی (Delhi)، ۲۵ km و ۴۵°C، ۱۲ GHz", ["Delhi", "GHz"]),
    ("<n1> و <b>", []),
    ("هیچ واژه‌ای نیست، ۱۲ و 34 و ٪", []),
]


@pytest.mark.parametrize(("text", "english"), FOUND)
def test_found(text, english):
    assert [match.term.english for match in verbatim(text)] == english


@given(st.text(st.sampled_from("abZé۱2 -.&'‌هاب،<>n"), max_size=30))
def test_ranges_are_apart_and_hold_the_word(text):
    end = 0
    for match in verbatim(text):
        assert end <= match.start < match.end <= len(text)
        assert text.startswith(match.term.persian, match.start)
        end = match.end


def test_a_term_of_the_user_goes_first():
    mine = Glossary([Term("دوره ICDL", "computer course", part="name", user=True)])
    source = make_source("دوره ICDL و SMAW در تهران.", ENTRY, False, mine)
    assert source.masked.text == "<n1> و <n2> در <n3>."
    assert source.masked.values == ("computer course", "SMAW", "Tehran")


def test_they_come_before_names_where_masks_run_short():
    text = "تهران، مشهد، شیراز، تبریز و اصفهان با ICDL، SMAW، VPN، GPS و LNG."
    source = make_source(text, ENTRY, False, load_glossary())
    assert source.masked.values == ("ICDL", "SMAW", "VPN", "GPS", "LNG")


def test_they_come_back_from_the_bundled_model():
    translator = translate.load(ENTRY, Settings())
    texts = ["۴۵ نفر در دوره ICDL شرکت کردند.", "جوشکاری با فرایند SMAW آموزش داده شد."]
    for made, word in zip(translator.translate(texts), ("ICDL", "SMAW"), strict=True):
        assert made.text.count(word) == 1
        assert not made.problems
