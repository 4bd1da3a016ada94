"""Results are written whole or not at all."""

import pytest

from brief.errors import OutputError
from brief.write import slug, write_all


def test_all_files_and_no_leftovers(tmp_path):
    write_all({tmp_path / "a" / "x.md": "یک\n", tmp_path / "a" / "x.json": "{}\n"})
    assert sorted(p.name for p in (tmp_path / "a").iterdir()) == ["x.json", "x.md"]
    assert (tmp_path / "a" / "x.md").read_text(encoding="utf-8") == "یک\n"


def test_a_failure_changes_nothing(tmp_path):
    old = tmp_path / "x.md"
    old.write_text("old", encoding="utf-8")
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(OutputError, match="can't be written"):
        write_all({old: "new", tmp_path / "file" / "y.json": "{}"})
    assert old.read_text(encoding="utf-8") == "old"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["file", "x.md"]


@pytest.mark.parametrize(
    "title", ["../../etc/passwd", "a/b\\c", "CON: \x00", "گزارش هفته", "." * 9]
)
def test_a_title_is_never_a_path(title):
    name = slug(title)
    assert name
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
