"""Users' glossary files: columns, cases, broken lines, layers, and where they are named."""

import pytest

from brief.config import load_config
from brief.errors import SettingsError
from brief.glossary import Term, load_glossary
from brief.glossary.terms import read_terms, shipped_terms
from brief.resources import shipped
from brief.settings import Settings
from brief.signature import signature


def write(tmp_path, *lines, name="terms.tsv"):
    path = tmp_path / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_every_column(tmp_path):
    path = write(
        tmp_path,
        "# Persian\tEnglish",
        "",
        "بانك مركزي\tCBI",
        "تعاونی\tco-op\tnoun",
        "صندوق توسعه ملی\tnational development fund\tname\ttitle",
        "همت\tHemmat\tnoun\tlower",
        "پیک‌سا\tPeykSa\t\t\tyes",
        "بله\t\t\t\tdo-not-translate",
    )
    assert read_terms(path) == tuple(
        Term(*fields, user=True, kind="terms.tsv")
        for fields in (
            ("بانک مرکزی", "CBI"),
            ("تعاونی", "co-op", "noun"),
            ("صندوق توسعه ملی", "National Development Fund", "name", "title"),
            ("همت", "hemmat", "noun", "lower"),
            ("پیک‌سا", "PeykSa", "", "", True),
            ("بله", "", "", "", True),
        )
    )


def test_a_file_as_windows_writes_it(tmp_path):
    path = tmp_path / "terms.tsv"
    path.write_bytes("\ufeffتعاونی\tco-op\r\nبانک\tbank \r\n".encode())
    assert [t.english for t in read_terms(path)] == ["co-op", "bank"]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("تعاونی co-op", "Persian and English must stand apart by a tab"),
        ("تعاونی\t", "no English for «تعاونی»"),
        ("\tco-op", "no Persian word in the first column"),
        ("…\tco-op", "no Persian word in the first column"),
        ("تعاونی\t...", "no word in the English of «تعاونی»"),
        ("تعاونی\tco-op\tsubstantive", "part of speech 'substantive': use noun, name"),
        ("تعاونی\tco-op\tnoun\tupper", "case 'upper': use keep, lower, title"),
        ("تعاونی\tco-op\tnoun\tkeep\tmaybe", "do-not-translate 'maybe': use yes or no"),
        ("تعاونی\tco-op\tnoun\tkeep\tyes\tmore", "6 columns; at most 5"),
        ("تعاونی\t" + "co-op " * 40, "longer than 200 characters"),
        ("بانک\tbanker", "«بانک» is on line 2 already"),
    ],
)
def test_a_broken_line_is_told_with_file_and_line(tmp_path, line, message):
    path = write(tmp_path, "# مال ما", "بانک\tbank", line)
    with pytest.raises(SettingsError) as told:
        read_terms(path)
    assert str(told.value).startswith(f"glossary {path}, line 3: ")
    assert message in str(told.value)
    assert "\n" not in str(told.value)


def test_a_file_that_cannot_be_read_is_told(tmp_path):
    with pytest.raises(SettingsError, match=r"glossary .*none.tsv: can't be read: No such file"):
        load_glossary([tmp_path / "none.tsv"])
    with pytest.raises(SettingsError, match="can't be read: Is a directory"):
        load_glossary([tmp_path])
    (tmp_path / "old.tsv").write_bytes("بانک\tbank".encode("cp1256"))
    with pytest.raises(SettingsError, match="not UTF-8"):
        load_glossary([tmp_path / "old.tsv"])


def test_the_same_line_twice_is_borne(tmp_path):
    assert len(read_terms(write(tmp_path, "بانک\tbank", "بانک\tbank"))) == 1


def test_several_files_the_later_the_stronger(tmp_path):
    one = write(tmp_path, "بانک مرکزی\tCBI", "دلار\tgreenback", name="one.tsv")
    other = write(tmp_path, "بانک مرکزی\tBank Markazi", name="other.tsv")
    both = load_glossary([one, other])
    assert both.lookup("بانک مرکزی") == "Bank Markazi"
    assert both.lookup("دلار") == "greenback"
    assert both.lookup("تورم") == load_glossary().lookup("تورم") == "inflation"


def test_a_changed_file_is_read_again(tmp_path):
    path = write(tmp_path, "بانک\tbank")
    assert load_glossary([path]).lookup("بانک") == "bank"
    write(tmp_path, "بانک\tbanking house")
    assert load_glossary([path]).lookup("بانک") == "banking house"


def test_the_example_is_a_glossary():
    assert len(read_terms(shipped("examples/glossary.tsv"))) >= 8


def test_the_shipped_terms_are_all_there():
    assert len(shipped_terms()) > 11_000


def test_the_signature_tells_which_glossary(tmp_path):
    path = write(tmp_path, "بانک\tbank")
    mine = Settings(glossary=(str(path),))
    plain = signature(Settings(), [])
    assert " glossary=#" in plain
    assert signature(mine, []) != plain
    assert signature(mine, []) == signature(mine, [])


@pytest.mark.parametrize("told", ['"terms.tsv"', '["terms.tsv"]'])
def test_brief_toml_names_files_beside_it(tmp_path, told):
    write(tmp_path, "بانک\tbank")
    (tmp_path / "brief.toml").write_text(f"[settings]\nglossary = {told}\n", encoding="utf-8")
    settings = load_config(tmp_path / "brief.toml", {}, {}).settings
    assert settings.glossary == (str(tmp_path / "terms.tsv"),)
    flags = {"glossary": ["mine.tsv", "other.tsv"]}
    assert load_config(tmp_path / "brief.toml", flags, {}).settings.glossary == (
        "mine.tsv", "other.tsv",
    )  # fmt: skip


def test_the_environment_names_files(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    told = load_config(None, {}, {"BRIEF_GLOSSARY": "a.tsv:b.tsv"}).settings
    assert told.glossary == ("a.tsv", "b.tsv")


def test_a_glossary_that_is_no_file_name_is_told(tmp_path):
    (tmp_path / "brief.toml").write_text("[settings]\nglossary = [3]\n", encoding="utf-8")
    with pytest.raises(SettingsError, match="glossary is 3: it must be a text in quotes"):
        load_config(tmp_path / "brief.toml", {}, {})


def test_one_file_is_a_tuple_of_one():
    with pytest.raises(SettingsError, match=r"glossary is 'terms.tsv': give a tuple of files"):
        Settings(glossary="terms.tsv")
