"""brief.toml, the environment and flags: layers, and errors that name what is wrong."""

from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from brief.config import load_config
from brief.errors import SettingsError
from brief.settings import Settings


def write(tmp_path, text):
    path = tmp_path / "brief.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_without_anything_the_defaults_hold(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    told = load_config(None, {}, {})
    assert (told.settings, told.folder, told.formats) == (Settings(), None, ("md",))


def test_flags_win_over_the_environment_and_that_over_the_file(tmp_path):
    path = write(tmp_path, '[settings]\nbeam = 2\npoints = 2\ntitle = "از فایل"\n')
    environment = {"BRIEF_BEAM": "3", "BRIEF_POINTS": "3", "BRIEF_UNKNOWN": "x"}
    settings = load_config(path, {"beam": 5, "title": None}, environment).settings
    assert (settings.beam, settings.points, settings.title) == (5, 3, "از فایل")


def test_every_table(tmp_path):
    path = write(
        tmp_path,
        'inputs = ["inbox", "https://a.example/rss", "-"]\n'
        "[settings]\nmade = 2024-05-03\n"
        '[output]\nfolder = "out"\nformats = ["md", "html"]\n'
        '[publication]\nsite = "https://a.example"\ntemplates = "mine"\n'
        'recipients = ["a@b.example"]\n[publication.front_matter]\nlayout = "post"\n'
        '[read]\nfields = { text = "body" }\nprivate_hosts = ["intranet"]\ntimeout = 5\n'
        '[topics]\n"Labor" = "کارگر دستمزد"\n',
    )
    told = load_config(path, {}, {})
    assert told.inputs == (str(tmp_path / "inbox"), "https://a.example/rss", "-")
    assert (told.folder, told.formats) == (tmp_path / "out", ("md", "html"))
    assert told.settings.made == date(2024, 5, 3)
    assert told.settings.topics == (("Labor", "کارگر دستمزد"),)
    assert told.publication.front_matter == (("layout", "post"),)
    assert told.publication.recipients == ("a@b.example",)
    assert told.publication.templates == str(tmp_path / "mine")
    assert told.read.fields == (("text", "body"),)
    assert told.read.private_hosts == frozenset({"intranet"})
    assert told.read.timeout == 5.0


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("beem = 2", "unknown key 'beem'"),
        ("[settings]\nbeem = 2", r"\[settings\]: unknown key 'beem'; known: .*beam"),
        ('[settings]\nbeam = "two"', "beam is 'two': it must be a whole number"),
        ("[settings]\nbeam = true", "beam is True"),
        ("[settings]\nbeam = -1", "beam is -1"),
        ("[settings]\nmade = 5", "made is 5: it must be a day"),
        ("[settings]\nmade = 'May'", "write it as 2024-05-04"),
        ("[output]\nformat = 'md'", "unknown key 'format'; known: folder, formats"),
        ("[output]\nformats = 'md'", "formats is 'md': it must be a list"),
        ("settings = 1", r"write \[settings\]"),
        ("[topics]\nLabor = 1", "Labor is 1"),
        ("inputs = 'inbox'", "inputs is 'inbox': it must be a list"),
        ("[publication]\nsite = 'x'", "site is 'x'"),
        ("= 1", "can't be read"),
    ],
)
def test_a_wrong_file_is_one_line_that_names_it(tmp_path, text, message):
    with pytest.raises(SettingsError, match=message) as caught:
        load_config(write(tmp_path, text), {}, {})
    assert "\n" not in str(caught.value)


def test_a_wrong_environment_names_the_variable():
    with pytest.raises(SettingsError, match="BRIEF_BEAM is 'two'"):
        load_config(None, {}, {"BRIEF_BEAM": "two"})


def test_the_file_that_init_writes_loads_as_it_is_and_with_all_its_lines(tmp_path):
    text = (files("brief") / "data" / "brief.toml").read_text(encoding="utf-8")
    load_config(write(tmp_path, text), {}, {})
    lines = []
    for line in text.splitlines():
        bare = line.removeprefix("# ")
        shown = "=" in bare or bare.startswith("[")
        lines.append(bare if line.startswith("# ") and shown and not bare[:1].isupper() else line)
    (tmp_path / "templates").mkdir()
    told = load_config(write(tmp_path, "\n".join(lines)), {}, {})
    assert told.settings.topics
    assert told.publication.front_matter == (("layout", "post"),)
    assert told.inputs == (str(Path(tmp_path) / "inbox"),)
