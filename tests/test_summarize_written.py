"""Summaries by a model: every sentence read, faults written again, failures filled and told."""

import re
from dataclasses import replace
from datetime import date

import families
import pytest
from tiny import save_tiny_model

from brief import instruct, make_brief, summarize
from brief.chunk import chunk
from brief.errors import ModelError
from brief.models import find
from brief.records import Document, ModelInfo, Sentence
from brief.runtime.decoding import Output
from brief.settings import Settings
from brief.summarize.drafts import Draft, Line, lines_of
from brief.summarize.extractive import select
from brief.summarize.seq2seq import Seq2SeqWriter
from brief.summarize.written import WrittenSummarizer

INFO = ModelInfo(name="m", task="summarize", revision="1", licence="MIT", sha256="0" * 64)
CITIES = [
    "تهران",
    "تبریز",
    "شیراز",
    "اصفهان",
    "مشهد",
    "اهواز",
    "کرمان",
    "رشت",
    "یزد",
    "قم",
    "همدان",
    "اراک",
    "زنجان",
    "بجنورد",
]
THINGS = [
    "کارخانه",
    "بیمارستان",
    "مدرسه",
    "نیروگاه",
    "فرودگاه",
    "سد",
    "پالایشگاه",
    "کتابخانه",
    "ورزشگاه",
    "موزه",
]


def sentence(n):
    """One of many different Persian sentences, each with a figure of its own."""
    thing, city = THINGS[n % len(THINGS)], CITIES[n // len(THINGS) % len(CITIES)]
    return [
        f"ساخت {thing} تازه {city} با هزینه {n + 100} میلیارد تومان آغاز شد.",
        f"استاندار {city} از بسته شدن {thing} به علت کمبود {n + 100} پزشک خبر داد.",
        f"مردم {city} خواستند که {thing} قدیمی بازسازی و {n + 100} درخت کاشته شود.",
        f"سقف {thing} بزرگ {city} فرو ریخت و {n + 100} نفر زخمی شدند.",
    ][n % 4]


def article(count, number=1):
    rows = tuple(
        Sentence(id=f"{number}.{n}", text=sentence(n), start=0, end=0, paragraph=n)
        for n in range(count)
    )
    return Document(text="", source="", id=number, sentences=rows)


class Script:
    """A writer that answers with ``answer(part, attempt)``: a text, or a draft."""

    language, window, attempts = "fa", 60, 3
    models, notes = (INFO,), ()

    def __init__(self, answer, **changes):
        self.answer, self.asked = answer, []
        for name, value in changes.items():
            setattr(self, name, value)

    def count(self, text):
        return len(text.split())

    def write(self, parts, points, attempt):
        self.asked += [(attempt, part) for part in parts]
        made = [self.answer(part, attempt) for part in parts]
        return [(d if isinstance(d, Draft) else Draft(lines_of(d, self.language)),) for d in made]


def first(part, attempt):
    return part.sentences[0].text


def run(writer, *documents, points=5, translate=None):
    made = WrittenSummarizer(writer, translate)
    chunks = [chunk(d, made.count, made.window) for d in documents]
    return made.summarize(chunks, points), made


def test_every_sentence_of_a_long_article_is_read_and_none_is_cut():
    document = article(1500)
    assert sum(len(s.text.split()) for s in document.sentences) > 15_000
    writer = Script(first, window=60)
    ((points), summarizer) = run(writer, document)
    read = [part for attempt, part in writer.asked if attempt == 0]
    mapped = [s for part in read for s in part.sentences][: len(document.sentences)]
    assert [s.id for s in mapped] == [s.id for s in document.sentences]
    assert all(writer.count(part.text) <= writer.window for part in read)
    assert 1 < len(points[0]) <= 5
    by_id = {s.id: s.text for s in document.sentences}
    for point in points[0]:
        assert point.fa in [by_id[i] for i in point.sources]
    assert summarizer.checks == ()


def test_each_round_reads_the_source_and_less_of_it():
    writer = Script(first)
    run(writer, article(300))
    sizes = [len(part.sentences) for _, part in writer.asked]
    assert sum(sizes) < 2 * 300
    source = {sentence(n) for n in range(300)}
    assert all(s.text in source for _, part in writer.asked for s in part.sentences)


def test_batches_hold_parts_of_all_articles():
    calls = []

    class Batches(Script):
        def write(self, parts, points, attempt):
            calls.append({s.id.split(".")[0] for p in parts for s in p.sentences})
            return super().write(parts, points, attempt)

    points, _ = run(Batches(first), article(20, 1), article(20, 2), article(1, 3), article(0, 4))
    assert calls[0] == {"1", "2"}
    assert [len(p) for p in points] == [4, 4, 1, 0]
    assert points[2][0].fa == sentence(0), "an article of two sentences is its own summary"


def test_points_stand_in_the_order_of_the_article_and_do_not_repeat():
    points, _ = run(Script(lambda p, a: " ".join(s.text for s in p.sentences)), article(9))
    ids = [p.sources for p in points[0]]
    assert ids == sorted(ids)
    assert len(set(ids)) == len(ids) == 3


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        ("", "wrote nothing"),
        ("ساخت سد ساخت سد ساخت سد ساخت سد", "repeated itself"),
        ("تیم ملی فوتبال پیروز شد.", "wrote nothing that the source supports"),
        (Draft((), failure="the endpoint gave no answer"), "the endpoint gave no answer"),
    ],
)
def test_a_failure_is_tried_again_then_the_source_speaks_and_that_is_told(fault, reason):
    document = article(6)
    writer = Script(lambda part, attempt: fault, window=600)
    (points,), summarizer = run(writer, document)
    assert [attempt for attempt, _ in writer.asked] == [0, 1, 2]
    assert points == select(document.sentences, 5)
    (check,) = summarizer.checks
    assert (check.kind, check.severity, check.article) == ("summary", "doubt", 1)
    assert f"failed on this article ({reason})" in check.message


def test_a_part_that_fails_is_filled_and_the_others_stay():
    def answer(part, attempt):
        return "" if any(s.id == "1.11" for s in part.sentences) else first(part, attempt)

    _, summarizer = run(Script(answer, window=40), article(12))
    (check,) = summarizer.checks
    assert re.search(r"failed on \d of \d parts \(wrote nothing\)", check.message)


def test_a_wrong_figure_is_written_again_and_flagged_if_it_stays():
    def answer(part, attempt):
        return first(part, attempt) if attempt else first(part, attempt).replace("100", "900")

    document = article(6)
    (points,), _ = run(Script(answer, window=600), document)
    assert points[0].problems == ()
    (points,), _ = run(Script(lambda p, a: answer(p, 0), window=600), document)
    assert points[0].problems == ("has 900 billion tomans, which no figure of the source explains",)


def test_sentences_without_support_are_left_out_and_told():
    made_up = " تیم ملی فوتبال پیروز شد."
    points, summarizer = run(Script(lambda p, a: first(p, a) + made_up, window=600), article(6))
    assert [p.fa for p in points[0]] == [sentence(0)]
    assert [c.severity for c in summarizer.checks] == ["info"]


def test_an_english_writer_gives_english_points_and_persian_sources():
    writer = Script(lambda p, a: "The new factory in Tehran costs 100 billion tomans.",
                    language="en", window=600)  # fmt: skip
    (points,), _ = run(writer, article(4), translate=lambda ts: ["factory hospital"] * len(ts))
    assert points[0].en.endswith("100 billion tomans.")
    assert points[0].sources == ("1.0",)
    assert points[0].fa == sentence(0)


class Words:
    """A vocabulary in which every word is a token."""

    def count(self, text):
        return len(text.split())


class Runtime:
    """Answers each decoding with the next of its lines."""

    def __init__(self, *lines, finished=True):
        self.lines, self.finished, self.calls, self.notes = lines, finished, [], []
        self.codec = Words()

    def decode(self, requests, decoding):
        requests = list(requests)
        self.calls.append((requests, decoding))
        line = self.lines[min(len(self.calls), len(self.lines)) - 1]
        for place in reversed(range(len(requests))):
            yield place, [Output(text=line, finished=self.finished)]


def written_by(runtime, document, language="fa", **changes):
    entry = replace(find("fa-en-small"), window=600, **changes)
    writer = Seq2SeqWriter(runtime, entry, Settings(), language, INFO)
    return run(writer, document)


@pytest.mark.parametrize("fault", ["", "سد سد سد سد", "تیم ملی پیروز شد."])
def test_a_runtimes_fault_is_decoded_otherwise(fault):
    runtime = Runtime(fault, "ساخت کارخانه تازه تهران آغاز شد")
    (points,), summarizer = written_by(runtime, article(4))
    assert points[0].fa == "ساخت کارخانه تازه تهران آغاز شد."
    assert len({decoding for _, decoding in runtime.calls}) == len(runtime.calls) == 2
    assert [c.message for c in summarizer.checks] == ["Summarizing: 1 parts decoded again."]


def test_figures_are_masks_where_the_model_knows_them():
    runtime = Runtime("ساخت کارخانه تازه تهران با هزینه <n1> تومان آغاز شد.")
    (points,), _ = written_by(runtime, article(4))
    assert points[0].fa == sentence(0)
    assert "<n1> تومان" in runtime.calls[0][0][0].text
    runtime = Runtime("The new factory in Tehran costs <n1> tomans.")
    (points,), _ = written_by(runtime, article(4), "en")
    assert points[0].en == "The new factory in Tehran costs 100 billion tomans."
    runtime = Runtime("ساخت کارخانه تازه تهران آغاز شد.")
    written_by(runtime, article(4), masks=False)
    assert "<n1>" not in runtime.calls[0][0][0].text


def settings(**changes):
    return Settings(
        device="cpu", runtime="transformers", beam=1, made=date(2026, 11, 23), **changes
    )


def test_a_tiny_model_runs_and_its_babble_is_not_trusted(tmp_path):
    (tmp_path / "a.txt").write_text(" ".join(map(sentence, range(4))), encoding="utf-8")
    wanted = settings(summarizer="seq2seq", summary_model=str(families.saved("mt5")))
    made = make_brief([tmp_path / "a.txt"], wanted)
    assert any(c.kind == "summary" and "failed on this article" in c.message for c in made.checks)
    assert [m.task for m in made.models] == ["translate", "summarize"]
    assert "summarize=mt5@local#" in made.signature
    assert made.coverage.read == made.coverage.sentences
    assert all(p.en for story in made.stories for p in story.points)


def test_a_tiny_model_that_follows_instructions_is_asked_with_the_template():
    entry = replace(find(str(families.saved("mt5"))), instruct=True, window=200)
    runtime, bare = instruct.load_prompted(entry, settings(), "translate")
    asked = []
    inner = runtime._runtime
    decode = inner.decode

    def spy(requests, decoding):
        requests = list(requests)
        asked.extend(r.text for r in requests)
        return decode(requests, decoding)

    inner.decode = spy
    writer = Seq2SeqWriter(runtime, bare, settings(), "en", INFO)
    ((draft,),) = writer.write([_part("نرخ <|ارز|> رشد کرد.")], 2, 0)
    assert isinstance(draft.lines, tuple)
    assert asked == ["Translate to English: نرخ ارز رشد کرد.\nTranslation:"]
    assert bare.window < 200
    info = instruct.describe(entry, "translate")
    assert len(info.prompt) == 64


def _part(text):
    from brief.summarize.drafts import Part

    return Part((Sentence(id="1.1", text=text, start=0, end=0, paragraph=0),))


@pytest.mark.parametrize(("task", "english"), [("summarize", False), ("summarize_en", True)])
def test_a_model_in_the_bundled_format_summarizes_by_its_control_token(
    task, english, tmp_path, monkeypatch
):
    entry = find(str(save_tiny_model(tmp_path / "m")))
    entry = replace(entry, tasks=("translate", task), prefix=((task, "<s>"),), summary_window=120)
    monkeypatch.setattr("brief.models.find", lambda name: entry)
    made = summarize.load(settings(summarizer="seq2seq"), lambda ts: ["words"] * len(ts))
    assert made.window == 112
    assert made._writer.language == ("en" if english else "fa")
    document = article(4)
    (points,) = made.summarize([chunk(document, made.count, made.window)], 2)
    assert points == select(document.sentences, 2), "random words rest on nothing"


def test_a_written_point_may_leave_out_figures_but_not_make_them_up(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text(" ".join(map(sentence, range(4))), encoding="utf-8")
    english = {
        "1.1": "The new factory in Tehran is being built.",
        "1.2": "The governor said 900 doctors are missing in Tehran.",
    }

    def answer(part, attempt):
        cites = {s.id: i for i, s in enumerate(part.sentences)}
        return Draft(tuple(Line(en, (cites[i],)) for i, en in english.items()))

    writer = Script(answer, language="en", window=600, attempts=1)
    monkeypatch.setattr(summarize, "load", lambda s, t: WrittenSummarizer(writer, t))
    made = make_brief([tmp_path / "a.txt"], Settings(device="cpu", beam=1))
    (story,) = made.stories
    plain, wrong = story.points
    assert (plain.en, plain.problems) == (english["1.1"], ())
    assert any("900 doctors" in p for p in wrong.problems)
    assert any(c.severity == "error" and "900 doctors" in c.message for c in made.checks)
    assert plain.fa == sentence(0)


def test_a_model_that_can_not_summarize_is_named():
    with pytest.raises(ModelError, match=r"it can translate, not summarize.*--summary-model"):
        summarize.load(Settings(summarizer="seq2seq", model=str(families.saved("nllb"))))


def test_a_line_may_have_no_words():
    (points,), _ = run(Script(lambda p, a: Draft((Line(""), Line("!")))), article(4))
    assert points == select(article(4).sentences, 5)
