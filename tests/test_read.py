"""Reading inputs: what is read, and the one line that is said of what is not."""

import io
from pathlib import Path

import pytest

from brief.errors import InputError
from brief.read import decode, read_inputs

PERSIAN = "مدیرکل تعاون استان گفت ۴۰۳ هزار نفر آموزش دیدند."


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (PERSIAN.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + PERSIAN.encode(), "utf-8"),
        (PERSIAN.encode("utf-16"), "utf-16"),
        ("مدير كل گفت ۱۲ تن صادر شد".encode("cp1256", "ignore"), "windows-1256"),
    ],
)
def test_encodings_are_told(data, encoding):
    article = decode(data, "خبر.txt")
    assert article.encoding == encoding
    assert "گفت" in article.text
    assert not article.text.startswith("\ufeff")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        ("\u200c\n\u200f".encode(), "empty"),
        (b"\x00\x01\x02" * 99, "binary"),
        (bytes([0xC7, 1, 2, 3, 4]) * 50, "neither UTF-8"),
        (b"Inflation fell to 30 percent in spring, the bank said.", "no Persian"),
        (
            "في المدينة الكبيرة مشاريع كثيرة على مستوى عال والحكومة تدعم المشروعات " * 9,
            "Arabic, not Persian",
        ),
    ],
)
def test_what_is_not_persian_text_is_one_clear_line(data, message):
    with pytest.raises(InputError, match=message) as caught:
        decode(data if isinstance(data, bytes) else data.encode(), "page.txt")
    assert str(caught.value).startswith("page.txt: ")
    assert "\n" not in str(caught.value)


def test_a_folder_gives_its_files_in_order_and_tells_the_bad_one(tmp_path: Path):
    (tmp_path / "b.txt").write_text(PERSIAN, encoding="utf-8")
    (tmp_path / "a.txt").write_text(PERSIAN + " پایان", encoding="utf-8")
    (tmp_path / "bad.txt").write_bytes(b"\x00\x01")
    (tmp_path / ".hidden").write_bytes(b"\x00")
    articles, errors = read_inputs([tmp_path, tmp_path / "a.txt"])
    assert [Path(a.source).name for a in articles] == ["a.txt", "b.txt"]
    assert [str(e) for e in errors] == [
        f"{tmp_path / 'bad.txt'}: a binary file, not text; give its text as a .txt file"
    ]


def test_a_missing_path_and_an_empty_folder_do_not_stop_the_others(tmp_path: Path):
    (tmp_path / "empty").mkdir()
    (tmp_path / "a.txt").write_text(PERSIAN, encoding="utf-8")
    articles, errors = read_inputs([tmp_path / "gone.txt", tmp_path / "empty", tmp_path / "a.txt"])
    assert len(articles) == 1
    assert "no such file" in str(errors[0])
    assert "the folder is empty" in str(errors[1])


def test_standard_input(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(PERSIAN.encode())))
    (article,), errors = read_inputs(["-"])
    assert (article.text, article.source, errors) == (PERSIAN, "standard input", ())


def test_line_ends_are_unified():
    assert decode(f"{PERSIAN}\r\n{PERSIAN}\r".encode(), "x").text == f"{PERSIAN}\n{PERSIAN}\n"
