"""What the model must not say in its own words: the masks of a sentence, and what they hold."""

from __future__ import annotations

import pytest

from brief.models import find
from brief.translate.sources import make_source

ENTRY = find("fa-en-small")
HELD = [
    ("دکتر محمدباقر قالیباف رئیس مجلس است.", ("Dr. Mohammad Bagher Ghalibaf",)),
    ("قالیباف گفت بودجه تصویب شد.", ("Ghalibaf",)),
    ("قالیباف: طرح در دستور کار است", ("Ghalibaf",)),
    ("قانون در آذر ۹۹ تصویب شد.", ("1399",)),
    ("تا آذر ۹۹ نفر شد.", ("99",)),
    ("قالیباف‌ها گفتند دستمزد کم است.", ()),
    ("حجت‌الاسلام والمسلمین رئیسی گفت.", ("Hojjatoleslam Raisi",)),
    ("خانم دکتر زهرا رضایی آمد.", ("Dr. Zahra Rezaei",)),
    ("سرلشکر محمد باقری به مسکو رفت.", ("Maj. Gen. Mohammad Bagheri", "Moscow")),
    ("شاهد ۱۲ حمله بودیم؛ شاهد-۱۳۶ را دیدیم.", ("12", "Shahed-136")),
    ("عباس عراقچی و سرگئی لاوروف درباره برجام گفتند.",
     ("Abbas Araghchi", "Sergey Lavrov", "JCPOA")),
    ("ترامپ با شی جین‌پینگ دیدار کرد.", ("Trump", "Xi Jinping")),
    ("پوتین سربازان پاره بود.", ()),
    ("اورانیوم با غنای ۶۰ درصد", ("60",)),
    ("بند «ب» ماده ۲ و گروه ۱+۵", ("B", "2", "5+1")),
    ("دوره ICDL با ۴۵ نفر در تهران", ("ICDL", "45", "Tehran")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "values"), HELD)
def test_held(text, values):
    assert make_source(text, ENTRY, False).masked.values == values
