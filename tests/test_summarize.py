"""Extractive summaries: the sentences that carry the article, tied to their ids."""

import pytest

from brief import summarize
from brief.errors import SettingsError
from brief.records import Chunk, Sentence
from brief.settings import Settings
from brief.summarize.extractive import select

NEWS = [
    ("heading", "صادرات فولاد ایران ۱۸ درصد افزایش یافت"),
    ("body", "صادرات فولاد ایران در نیمه نخست امسال با رشد ۱۸ درصدی به ۴.۲ میلیون تن رسید."),
    ("body", "هوای تهران در این روزها آلوده است و مردم ماسک می‌زنند."),
    ("question", "آیا صادرات فولاد ادامه خواهد یافت؟"),
    ("body", "انجمن فولاد اعلام کرد بیشترین صادرات فولاد به عراق و امارات بوده است."),
    ("body", "صادرات فولاد ایران در نیمه نخست امسال با رشد ۱۸ درصدی به ۴.۲ میلیون تن رسیده است."),
    ("body", "عوارض صادرات فولاد از سوی دولت کاهش یافته و به ۵ درصد رسیده است."),
]


def sentences(rows, cut=()):
    return tuple(
        Sentence(id=f"1.{i}", text=t, start=0, end=0, paragraph=i, kind=k, cut=i in cut)
        for i, (k, t) in enumerate(rows, 1)
    )


def test_the_carrying_sentences_in_article_order():
    points = select(sentences(NEWS), 2)
    first, second = (p.sources for p in points)
    assert first == ("1.2",)
    assert second in {("1.5",), ("1.7",)}
    assert all(p.fa == NEWS[int(p.sources[0].split(".")[1]) - 1][1] for p in points)


def test_no_point_repeats_another_and_none_is_a_question_or_off_topic():
    chosen = {p.sources[0] for p in select(sentences(NEWS), 4)}
    assert not {"1.2", "1.6"} <= chosen
    assert "1.4" not in chosen


def test_a_cut_sentence_is_the_last_choice():
    assert select(sentences(NEWS, cut={2}), 1)[0].sources != ("1.2",)


@pytest.mark.parametrize("rows", [[], NEWS[:1], [("body", "!!!")], [("body", "و از به")]])
def test_poor_articles_do_not_crash(rows):
    assert len(select(sentences(rows), 3)) == min(1, len(rows))


def test_batch_in_batch_out():
    summarizer = summarize.load(Settings())
    chunks = [Chunk(article=1, sentences=sentences(NEWS), tokens=0)]
    made = summarizer.summarize([chunks, [], chunks], 2)
    assert [len(points) for points in made] == [2, 0, 2]
    assert made[0] == made[2]


def test_an_unknown_summarizer_is_named():
    with pytest.raises(SettingsError, match=r"'magic'.*extractive"):
        Settings(summarizer="magic")
