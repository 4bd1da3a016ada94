"""Which source sentences a summary sentence rests on: a table that a Persian reader can check."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.problem import problem_kind
from brief.records import Sentence
from brief.summarize.drafts import Draft, Line, Part, lines_of, parts_of
from brief.summarize.english import english_stems
from brief.summarize.evidence import figures_of, states
from brief.summarize.judge import Judge
from brief.summarize.support import find_support, repeats

STEEL = (
    "صادرات فولاد ایران در نیمه نخست امسال با رشد ۱۸ درصدی به ۴.۲ میلیون تن رسید.",
    "انجمن فولاد اعلام کرد بیشترین صادرات به عراق و امارات بوده است.",
    "دولت عوارض صادرات فولاد را از ۱۰ درصد به ۵ درصد کاهش داد.",
    "رئیس انجمن فولاد گفت کمبود برق در تابستان تولید ۱۲ کارخانه را متوقف کرده است.",
    "بارندگی در استان‌های شمالی کشور تا پایان هفته ادامه خواهد داشت.",
)


def part(texts=STEEL, kind="body"):
    return Part(
        tuple(
            Sentence(id=f"1.{n}", text=t, start=0, end=0, paragraph=n, kind=kind)
            for n, t in enumerate(texts, 1)
        )
    )


def judged(*lines, language="fa", translate=None, texts=STEEL, finished=True):
    drafted = tuple(x if isinstance(x, Line) else Line(x) for x in lines)
    pairs = [(part(texts), Draft(drafted, finished))]
    return Judge(language, translate).judge(pairs)[0]


# Persian summary sentence, the sentences it rests on, a word of each problem.
PERSIAN = [
    ("صادرات فولاد ایران ۱۸ درصد رشد کرد.", ["1.1"], []),
    ("بیشترین صادرات فولاد به عراق و امارات بود.", ["1.2"], []),
    ("عوارض صادرات فولاد به ۵ درصد کاهش یافت.", ["1.3"], []),
    ("صادرات فولاد ۱۸ درصد رشد کرد و دولت عوارض را به ۵ درصد کاهش داد.", ["1.1", "1.3"], []),
    ("کمبود برق تولید ۱۲ کارخانه فولاد را متوقف کرد.", ["1.4"], []),
    ("صادرات فولاد ایران ۲۸ درصد رشد کرد.", ["1.1"], ["has 28%"]),
    ("کمبود برق ۱۲ درصد تولید را متوقف کرد.", ["1.4"], ["has 12%"]),
    ("کمبود برق تولید دوازده واحد فولاد را متوقف کرد.", ["1.4"], []),
    ("صادرات فولاد از ۳.۲ به ۴.۲ میلیون تن رسید.", ["1.1"], ["has 3.2"]),
    ("بیشترین صادرات فولاد به عراق و روسیه بود.", ["1.2"], ["names Russia"]),
    ("صادرات فولاد به ۴.۲ میلیون تن رسید.", ["1.1"], []),
]
UNSUPPORTED = [
    "تیم ملی فوتبال در جام جهانی پیروز شد.",
    "برای خواندن خبرهای بیشتر به سایت ما سر بزنید.",
    "قیمت مسکن در تهران سه برابر شد.",
]


@pytest.mark.parametrize(("line", "sources", "problems"), PERSIAN)
def test_persian_summaries(line, sources, problems):
    (point,) = judged(line).points
    assert list(point.sources) == sources
    assert len(point.problems) == len(problems), point.problems
    assert all(p.startswith(start) for p, start in zip(point.problems, problems, strict=True))


@pytest.mark.parametrize("line", UNSUPPORTED)
def test_what_the_source_does_not_say_is_dropped(line):
    found = judged(line, PERSIAN[0][0])
    assert found.dropped == 1
    assert [p.fa for p in found.points] == [PERSIAN[0][0]]


# English summary sentence, the sentences it rests on, a word of each problem.
MACHINE = {
    STEEL[0]: "Iran's steel exports in the first half rose by 18 percent to 4.2 million tons.",
    STEEL[1]: "The steel association announced that most exports went to Iraq and the UAE.",
    STEEL[2]: "The government cut the export duty on steel from 10 to 5 percent.",
    STEEL[3]: "The association's head said lack of power stopped production of 12 factories.",
    STEEL[4]: "Rain in the northern provinces will go on until the end of the week.",
}
ENGLISH = [
    ("Steel exports grew 18 percent to 4.2 million tons.", ["1.1"], []),
    ("Most of the steel exports went to Iraq.", ["1.2"], []),
    ("The government lowered the export duty to 5 percent.", ["1.3"], []),
    ("Power shortages stopped production at 12 factories.", ["1.4"], []),
    ("Rain will continue in northern provinces.", ["1.5"], []),
    ("Power shortages stopped production at 15 factories.", ["1.4"], ["has 15 factories where"]),
]


@pytest.mark.parametrize(("line", "sources", "problems"), ENGLISH)
def test_english_summaries_of_persian(line, sources, problems):
    (point,) = judged(line, language="en", translate=lambda ts: [MACHINE[t] for t in ts]).points
    assert list(point.sources) == sources
    assert point.fa == STEEL[int(sources[0][-1]) - 1]
    assert len(point.problems) == len(problems), point.problems
    assert all(p.startswith(start) for p, start in zip(point.problems, problems, strict=True))


def test_an_english_summary_of_something_else_is_dropped():
    found = judged("The national team won the football match.", language="en",
                   translate=lambda ts: [MACHINE[t] for t in ts])  # fmt: skip
    assert (found.points, found.dropped) == ((), 1)
    assert found.failure


def test_sources_are_translated_only_where_the_tables_do_not_know_enough():
    asked = []

    def translate(texts):
        asked.extend(texts)
        return [MACHINE[t] for t in texts]

    judged("The Ministry of Energy in Tehran.", language="en", translate=translate,
           texts=("وزارت نیرو در تهران.",))  # fmt: skip
    assert asked == []


def test_a_cited_sentence_is_the_source_and_a_figure_elsewhere_is_found():
    line = Line("Steel exports rose 18 percent and duty fell to 5 percent.", cites=(0,))
    (point,) = judged(line, language="en").points
    assert point.sources == ("1.1", "1.3")
    assert point.problems == ()


def test_a_wrong_citation_is_told():
    line = Line("Steel exports rose.", cites=(4,))
    (point,) = judged(line, language="en").points
    assert point.problems == ("rests on the Persian by the model's word alone",)


def test_an_invented_figure_is_always_flagged():
    line = Line("Exports to Iraq were worth 900 million dollars.", cites=(1,))
    (point,) = judged(line, language="en").points
    assert [problem_kind(p) for p in point.problems] == ["figure"]


@pytest.mark.parametrize(
    ("lines", "finished", "failure"),
    [
        ((), True, "wrote nothing"),
        (("...",), True, "wrote nothing"),
        (("صادرات فولاد صادرات فولاد صادرات فولاد صادرات فولاد",), True, "repeated itself"),
        ((UNSUPPORTED[0],), True, "wrote nothing that the source supports"),
    ],
)
def test_what_can_not_be_used(lines, finished, failure):
    assert judged(*lines, finished=finished).failure == failure


def test_a_summary_that_breaks_off_loses_its_last_sentence_or_is_told():
    found = judged(PERSIAN[0][0], "بیشترین صادرات فولاد به", finished=False)
    assert [p.fa for p in found.points] == [PERSIAN[0][0]]
    (point,) = judged("بیشترین صادرات فولاد به عراق", finished=False).points
    assert point.problems == ("breaks off",)


def test_near_repeats_are_dropped():
    found = judged("صادرات فولاد ایران ۱۸ درصد رشد کرد.", "صادرات فولاد ایران رشد کرد.")
    assert len(found.points) == 1


def test_dropped_half_spaces_of_a_model_come_back():
    (point,) = judged("کمبود برق کارخانههای فولاد را متوقف میکند.").points
    assert "می‌کند" in point.fa


@pytest.mark.parametrize(
    ("source", "claim", "stated"),
    [
        ("۶۲ درصد از ۹۰ نفر", "۶۲ درصد", True),
        ("۶۲ درصد از ۹۰ نفر", "۶۲ نفر", False),
        ("۴۰۳ هزار و ۱۹ نفر", "۴۰۳۰۱۹ نفر", True),
        ("در ۱۴ اردیبهشت ۱۴۰۲", "سال ۱۴۰۲", True),
        ("بین ۸۰ تا ۲۴۰ ساعت", "۲۴۰ ساعت", True),
        ("۱۴ اردیبهشت ۱۴۰۲", "۱۵ اردیبهشت ۱۴۰۲", False),
    ],
)
def test_figures_of_a_summary(source, claim, stated):
    assert states(figures_of(source), figures_of(claim)[0]) is stated


def test_english_sentences_are_told_apart():
    lines = lines_of("Mr. Karimi met U.S. officials. “Output rose 4.2%.” Prices fell! Why?", "en")
    assert [x.text for x in lines] == [
        "Mr. Karimi met U.S. officials.", "“Output rose 4.2%.”", "Prices fell!", "Why?",
    ]  # fmt: skip


@given(st.lists(st.lists(st.sampled_from(["فولاد", "رشد", "نرخ،", "۱۲"]), min_size=1, max_size=30),
                min_size=1, max_size=12), st.integers(4, 20))  # fmt: skip
def test_parts_have_every_word_and_fit_the_window(texts, window):
    whole = part([" ".join(words) + "." for words in texts])
    parts = parts_of(whole.sentences, lambda t: len(t.split()), window)
    assert " ".join(s.text for p in parts for s in p.sentences).split() == [
        w for s in whole.sentences for w in s.text.split()
    ]
    assert all(len(p.text.split()) <= window for p in parts)
    assert {s.id for p in parts for s in p.sentences} == {s.id for s in whole.sentences}


@given(st.lists(st.sampled_from("abcde")), st.lists(st.frozensets(st.sampled_from("abcde"))))
def test_support_is_some_of_the_sentences_and_a_share(stems, bags):
    found = find_support(stems, bags)
    assert 0 <= found.share <= 1
    assert list(found.places) == sorted(set(found.places))
    assert bool(found.places) == (found.share > 0)


def test_headings_are_closed():
    assert part(("رشد صادرات", "فولاد رشد کرد."), "heading").text == "رشد صادرات. فولاد رشد کرد."


def test_repeats_needs_words():
    assert not repeats((), [()])
    assert repeats(
        english_stems("Steel exports rose."), [english_stems("Steel exports rose again.")]
    )


@given(
    st.lists(st.text(st.sampled_from([*"فولاد صادرات۱۲٪. Steel 18%[]", "\u200c"]), max_size=60)),
    st.sampled_from(["fa", "en"]),
)
def test_whatever_a_model_writes_rests_on_the_part_or_is_left_out(lines, language):
    for point in judged(*lines, language=language).points:
        assert point.sources
        assert set(point.sources) <= {s.id for s in part().sentences}
        assert point.fa
