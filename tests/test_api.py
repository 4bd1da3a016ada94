"""The Python API: what docs/api.md shows runs, prints nothing of its own, and bears threads."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from brief import Settings, make_brief

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = re.findall(r"```python\n(.*?)```", (ROOT / "docs/api.md").read_text("utf-8"), re.DOTALL)
SOURCE = "examples/fuel-prices.txt"


def test_the_examples_run_one_after_the_other(monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    shared: dict[str, object] = {}
    for example in EXAMPLES:
        exec(compile(example, "docs/api.md", "exec"), shared)
    out = capsys.readouterr()
    assert "874000000 dollar $874 million" in out.out
    assert out.err == ""


def test_the_library_prints_nothing(monkeypatch, capfd):
    monkeypatch.chdir(ROOT)
    make_brief([SOURCE], Settings(beam=1))
    assert capfd.readouterr() == ("", "")


def test_threads_make_the_same_brief(monkeypatch):
    monkeypatch.chdir(ROOT)
    settings = Settings(beam=1, made=date(2026, 11, 23))
    with ThreadPoolExecutor(2) as pool:
        texts = list(pool.map(lambda _: make_brief([SOURCE], settings).to_markdown(), range(2)))
    assert texts[0] == texts[1]


@pytest.mark.parametrize("name", ["to_markdown", "to_json"])
def test_a_brief_gives_itself_as_text(monkeypatch, name):
    monkeypatch.chdir(ROOT)
    assert getattr(make_brief([SOURCE], Settings(beam=1)), name)().endswith("\n")
