"""Every format is read to the same news; what is hostile in one is refused or defused."""

import json
import re
from datetime import date

import pytest
from formats import NEWS, TITLE, letter, page, pdf, rss, scanned_pdf, word_file, zip_bomb

from brief.errors import InputError, LeftOut
from brief.read import ReadOptions, read_inputs
from brief.read.days import parse_day

DAY = date(2023, 5, 4)


def read(tmp_path, name, data, options=None):
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_inputs([path], options)


def one(tmp_path, name, data, options=None):
    articles, errors = read(tmp_path, name, data, options)
    assert errors == ()
    (article,) = articles
    return article


def test_a_web_page_without_its_furniture(tmp_path):
    article = one(tmp_path, "a.html", page())
    assert all(sentence in article.text for sentence in NEWS)
    assert (article.title, article.published) == (TITLE, DAY)
    assert article.agency == "خبرگزاری آبان"
    for furniture in ("صفحه اصلی", "تبلیغ", "var x"):
        assert furniture not in article.text


def test_a_page_in_windows_1256_that_says_so_and_one_that_does_not(tmp_path):
    plain = [re.sub("[ی\u200c]", lambda m: "ي" if m[0] == "ی" else " ", s) for s in NEWS]
    plain = [s.translate(str.maketrans("۰۱۲۳۴۵۶۷۸۹", "0123456789")) for s in plain]
    text = page(body=plain, title="آموزش", charset="windows-1256")
    data = text.replace("ی", "ي").encode("cp1256")
    for page_bytes in (data, data.replace(b"windows-1256", b"iso-8859-1")):
        article = one(tmp_path, "old.html", page_bytes)
        assert article.encoding == "windows-1256"
        assert "452 هزار نفر" in article.text


@pytest.mark.parametrize(
    "stated",
    ["1402-02-14", "2023-05-04", "۱۴۰۲/۰۲/۱۴", "2023-05-03T21:00:00Z", "۱۴ اردیبهشت ۱۴۰۲"],
)
def test_a_day_in_any_calendar(tmp_path, stated):
    assert one(tmp_path, "a.html", page(day=stated)).published == DAY


def test_the_day_that_only_people_see(tmp_path):
    seen = page(day="").replace("</h1>", "</h1><span>پنجشنبه ۱۴ اردیبهشت ۱۴۰۲ - ۱۰:۳۰</span>")
    assert one(tmp_path, "a.html", seen).published == DAY


def test_a_word_document_with_its_table(tmp_path):
    article = one(tmp_path, "a.docx", word_file())
    assert article.title == TITLE
    assert article.text == "\n\n".join((*NEWS, "مراکز ، ۶۵۸"))


def test_a_zip_bomb_is_refused(tmp_path):
    (articles, (error,)) = read(tmp_path, "bomb.docx", zip_bomb())
    assert articles == ()
    assert "unpacks to far more" in str(error)


LOGICAL = [
    "ایران در سال ۱۴۰۲ حدود ۴۵۲ هزار نفر (آمار رسمی) را آموزش داد",
    "صادرات به 12.5 میلیون دلار رسید",
]


@pytest.mark.parametrize("visual", [False, True])
def test_a_pdf_in_reading_order_whichever_way_it_is_stored(tmp_path, visual):
    lines = LOGICAL
    if visual:
        mirrored = [line[::-1].translate(str.maketrans("()", ")(")) for line in lines]
        lines = [re.sub(r"[\d.]*\d", lambda m: m[0][::-1], line) for line in mirrored]
    assert one(tmp_path, "a.pdf", pdf(lines)).text.split("\n") == LOGICAL


def test_a_scanned_pdf_says_so(tmp_path):
    _, (error,) = read(tmp_path, "scan.pdf", scanned_pdf())
    assert "run OCR" in str(error)


def test_a_broken_pdf_is_one_line(tmp_path):
    _, (error,) = read(tmp_path, "bad.pdf", b"%PDF-1.7 nothing")
    assert "the PDF is broken" in str(error)


def test_a_feed_gives_its_entries_with_their_days(tmp_path):
    body = f"<p>{NEWS[1]}</p><script>alert(1)</script>"
    entries = [
        (TITLE, "https://example.org/1", "Thu, 04 May 2023 08:00:00 GMT", body),
        ("Weather", "https://example.org/2", "", "Sunny all day."),
    ]
    (article,), (left,) = read(tmp_path, "feed.xml", rss(entries))
    assert (article.title, article.text, article.published) == (TITLE, NEWS[1], DAY)
    assert (article.source, article.agency) == ("https://example.org/1", "خبرگزاری آبان")
    assert isinstance(left, LeftOut)


def test_an_entity_bomb_is_refused(tmp_path):
    bomb = (
        '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "خبر"><!ENTITY b "&a;&a;&a;&a;">]>'
        "<rss><channel><item><title>&b;</title></item></channel></rss>"
    )
    for name in ("feed.xml", "feed.rss"):
        _, (error,) = read(tmp_path, name, bomb)
        assert "defines entities" in str(error)


def test_json_lines_by_usual_names_and_by_a_map(tmp_path):
    usual = {"title": TITLE, "body": NEWS[0], "date": "1402/02/14", "url": "https://example.org/3"}
    mine = {"h": TITLE, "meta": {"full": NEWS[0]}, "when": 1683187200}
    lines = "\n".join([json.dumps(usual, ensure_ascii=False), "{broken", json.dumps({"x": 1})])
    (article,), errors = read(tmp_path, "a.jsonl", lines)
    assert (article.title, article.text, article.published) == (TITLE, NEWS[0], DAY)
    assert ["line 2" in str(e) or "line 3" in str(e) for e in errors] == [True, True]
    fields = (("text", "meta.full"), ("title", "h"), ("date", "when"))
    article = one(tmp_path, "b.json", json.dumps([mine]), ReadOptions(fields=fields))
    assert (article.title, article.text, article.published) == (TITLE, NEWS[0], DAY)


def test_a_telegram_export_in_both_forms(tmp_path):
    messages = [
        {"id": 1, "type": "service", "date": "2023-05-04T09:00:00", "text": ""},
        {"id": 2, "type": "message", "date": "2023-05-04T10:00:00",
         "text": [NEWS[0], {"type": "bold", "text": " مهم"}, " ", {"text": "x.ir"}]},
        {"id": 3, "type": "message", "date": "2023-05-04T11:00:00", "text": "سلام"},
    ]  # fmt: skip
    export = json.dumps({"name": "کانال آبان", "messages": messages})
    (article,), (left,) = read(tmp_path, "result.json", export)
    assert article.text == f"{NEWS[0]} مهم x.ir"
    assert (article.agency, article.published) == ("کانال آبان", DAY)
    assert "1 messages without" in str(left)
    html = (
        '<html><body><div class="page_wrap"><div class="page_header"><div class="text bold">'
        'کانال آبان</div></div><div class="message default clearfix" id="message2">'
        '<div class="body">'
        '<div class="pull_right date details" title="04.05.2023 10:00:00 UTC+03:30">10:00</div>'
        f'<div class="text">{NEWS[0]}<br>دنباله</div></div></div></div></body></html>'
    )
    (article,), _ = read(tmp_path, "messages.html", html)
    assert article.text == f"{NEWS[0]}\nدنباله"
    assert (article.agency, article.published) == ("کانال آبان", DAY)


def test_pictures_of_an_export_are_not_errors(tmp_path):
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "1.jpg").write_bytes(b"\xff\xd8\xff")
    (tmp_path / "result.json").write_text(
        json.dumps({"name": "آبان", "messages": [{"id": 1, "date": "", "text": NEWS[0]}]})
    )
    (article,), errors = read_inputs([tmp_path])
    assert (article.published, errors) == (None, ())


def test_a_letter_its_day_in_tehran_and_its_attachment(tmp_path):
    articles, errors = read(tmp_path, "a.eml", letter(attachment=("../../گزارش.docx", word_file())))
    assert errors == ()
    first, second = articles
    assert first.published == date(2023, 5, 5)
    assert (first.title, first.agency) == (TITLE, "خبرنامه آبان")
    assert all(sentence in first.text for sentence in NEWS)
    assert second.source.endswith("a.eml (attachment گزارش.docx)")


def test_a_sidecar_says_what_the_file_does_not(tmp_path):
    (tmp_path / "p.txt").write_text("\n\n".join(NEWS), encoding="utf-8")
    sidecar = tmp_path / "p.txt.toml"
    sidecar.write_text('date = "۱۴۰۲/۰۲/۱۴"\nagency = "آبان"\ntitle = "تیتر"\n', encoding="utf-8")
    (article,), errors = read_inputs([tmp_path])
    assert (article.published, article.agency, article.title, errors) == (DAY, "آبان", "تیتر", ())
    sidecar.write_text('data = "۱۴۰۲/۰۲/۱۴"', encoding="utf-8")
    (article,), (error,) = read_inputs([tmp_path])
    assert "unknown key 'data'" in str(error)


def test_a_file_of_200_mb_is_refused_without_reading_it_all(tmp_path):
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(200 * 2**20)
    _, (error,) = read_inputs([path])
    assert "larger than 100 MB" in str(error)


@pytest.mark.parametrize("text", ["", "فردا", "1402/13/01", "99999999", "0000-00-00"])
def test_what_is_no_day_is_none(text):
    assert parse_day(text) is None


def test_an_office_file_that_is_no_document(tmp_path):
    _, (error,) = read(tmp_path, "a.xlsx", b"PK\x03\x04 xl/workbook.xml")
    assert isinstance(error, InputError)
    assert "ZIP or Office" in str(error)


def test_a_pattern_names_files_of_a_folder(tmp_path):
    (tmp_path / "a" / "b").mkdir(parents=True)
    for name in ("a/1.html", "a/b/2.html", "a/b/3.txt"):
        (tmp_path / name).write_text(page(), encoding="utf-8")
    articles, errors = read_inputs([f"{tmp_path}/a/**/*.html"])
    assert [a.source[-6:] for a in articles] == ["1.html", "2.html"]
    assert errors == ()
    _, (error,) = read_inputs([f"{tmp_path}/a/*.pdf"])
    assert "no such file" in str(error)
