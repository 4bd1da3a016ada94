"""Small files in every format that `brief` reads, made by the tests from our own sentences."""

import io
import zipfile
from email.message import EmailMessage

import docx

NEWS = (
    "مدیرکل تعاون خراسان رضوی گفت: در سال ۱۴۰۲ برای ۴۵۲ هزار نفر دوره آموزشی برگزار شد.",
    "به گفته او، سهم زنان روستایی از این دوره‌ها ۵۹ درصد بوده است و ۶۵۸ مرکز در آن نقش داشته‌اند.",
    "این مسئول افزود که اعتبار دوره‌ها از ۱۲.۵ میلیارد تومان در سال گذشته فراتر رفته است.",
)
TITLE = "آموزش ۴۵۲ هزار نفر در خراسان رضوی"


def page(*, title=TITLE, day="2023-05-04T10:30:00+03:30", body=NEWS, charset="utf-8"):
    """A news page with a menu, a script and a footer around the article."""
    paragraphs = "".join(f"<p>{p}</p>" for p in body)
    return (
        f'<!DOCTYPE html><html lang="fa"><head><meta charset="{charset}">'
        f"<title>{title} | آبان</title>"
        f'<meta property="og:site_name" content="خبرگزاری آبان">'
        f'<meta property="article:published_time" content="{day}">'
        f"<script>var x = '<p>تبلیغ</p>';</script></head><body>"
        f'<nav><ul><li><a href="/">صفحه اصلی</a></li><li><a href="/eco">اقتصاد</a></li></ul></nav>'
        f"<article><h1>{title}</h1>{paragraphs}</article>"
        f"<footer>تمام حقوق محفوظ است</footer></body></html>"
    )


def word_file(*, title=TITLE, body=NEWS):
    document = docx.Document()
    document.add_paragraph(title, style="Title")
    for paragraph in body:
        document.add_paragraph(paragraph)
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "مراکز", "۶۵۸"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def zip_bomb():
    """A Word document one of whose parts unpacks to 300 times its size."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "0" * 50_000_000)
    return out.getvalue()


def rss(entries):
    items = "".join(
        f"<item><title>{t}</title><link>{link}</link><pubDate>{day}</pubDate>"
        f"<description><![CDATA[{body}]]></description></item>"
        for t, link, day, body in entries
    )
    return (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>خبرگزاری آبان</title>'
        f"{items}</channel></rss>"
    ).encode()


def letter(*, html=True, attachment=None):
    message = EmailMessage()
    message["From"] = '"خبرنامه آبان" <news@example.org>'
    message["Subject"] = TITLE
    message["Date"] = "Thu, 04 May 2023 23:00:00 +0000"
    message.set_content("\n\n".join(NEWS))
    if html:
        message.add_alternative(page(), subtype="html")
    if attachment:
        name, data = attachment
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def pdf(lines):
    """One page, one text operator a line, its letters known by a ToUnicode map alone."""
    letters = sorted(set("".join(lines)))
    code = {letter: number + 1 for number, letter in enumerate(letters)}
    shown = [
        f"BT /F1 12 Tf 50 {780 - 20 * n} Td <{''.join(f'{code[c]:04x}' for c in line)}> Tj ET"
        for n, line in enumerate(lines)
    ]
    pairs = "".join(f"<{n:04x}> <{c.encode('utf-16-be').hex()}>\n" for c, n in code.items())
    unicode_map = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
        "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"{len(code)} beginbfchar\n{pairs}endbfchar endcmap end end"
    )
    return _pdf_of(
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        " /Resources << /Font << /F1 5 0 R >> >> >>",
        _stream("\n".join(shown)),
        "<< /Type /Font /Subtype /Type0 /BaseFont /Nazli /Encoding /Identity-H"
        " /DescendantFonts [6 0 R] /ToUnicode 7 0 R >>",
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Nazli /DW 500 /FontDescriptor 8 0 R"
        " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        _stream(unicode_map),
        "<< /Type /FontDescriptor /FontName /Nazli /Flags 4 /FontBBox [0 0 500 700]"
        " /ItalicAngle 0 /Ascent 700 /Descent -200 /CapHeight 700 /StemV 80 >>",
    )


def scanned_pdf():
    """One page with a grey square on it and no text."""
    return _pdf_of(
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
        _stream("0.5 g 50 50 400 400 re f"),
    )


def _stream(text):
    return f"<< /Length {len(text)} >>\nstream\n{text}\nendstream"


def _pdf_of(*objects):
    out = b"%PDF-1.5\n"
    offsets = []
    for number, text in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{text}\nendobj\n".encode("ascii")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\n".encode()
    return out + f"startxref\n{start}\n%%EOF".encode()
