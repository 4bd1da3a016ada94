"""Evaluation: the held-out files are read whole, and scores mean what they say."""

import pytest

from brief.errors import InputError
from brief.evaluate.data import digest, held_out_files, read_items
from brief.evaluate.run import as_markdown, evaluate
from brief.evaluate.summaries import score_summaries
from brief.evaluate.translation import score_translations
from brief.records import Translation
from brief.settings import Settings


def test_the_held_out_set_is_large_enough_and_whole():
    items = read_items(held_out_files())
    pairs = [p for item in items for p in item.pairs]
    assert len(pairs) >= 600
    assert sum(bool(item.texts("S", "fa")) for item in items) >= 60
    assert len(digest(items)) == 12


def test_a_file_of_pairs_and_a_file_of_items(tmp_path):
    (tmp_path / "a.txt").write_text("یک ||| one\n\n# x\nدو ||| two\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text(
        "# t\nH ||| تیتر ||| Headline\nB ||| متن ||| Body\n\nH ||| دوم ||| Second\n", "utf-8"
    )
    items = read_items([tmp_path / "a.txt", tmp_path / "b.txt"])
    assert [[p.en for p in item.pairs] for item in items] == [
        ["one", "two"],
        ["Headline", "Body"],
        ["Second"],
    ]


@pytest.mark.parametrize("line", ["no mark at all", "یک |||", "Z ||| یک ||| one"])
def test_a_bad_line_is_named(tmp_path, line):
    (tmp_path / "a.txt").write_text(f"یک ||| one\n{line}\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"a\.txt:2"):
        read_items([tmp_path / "a.txt"])


def test_scores_of_perfect_and_of_faulty_translations():
    fa = ["رشد ۱۲ درصد بود و صادرات کشور زیاد شد", "تورم کاهش یافت و قیمت‌ها پایین آمد"]
    references = ["Growth was 12 percent and exports rose.", "Inflation fell and prices declined."]
    perfect = [
        Translation(source=f, text=r, confidence=0.9) for f, r in zip(fa, references, strict=True)
    ]
    scores = score_translations(perfect, references, 0.5)
    assert (scores.bleu, scores.figures, scores.figures_kept) == (100.0, 1, 1.0)
    assert (scores.loops, scores.persian_left, scores.marked) == (0, 0, 0)
    faulty = [
        Translation(source=fa[0], text="Growth was 21 percent رشد", confidence=0.2),
        Translation(source=fa[1], text="fell and fell and fell and fell and", confidence=0.9),
    ]
    scores = score_translations(faulty, references, 0.5)
    assert scores.figures_kept == 0.0
    assert (scores.loops, scores.persian_left, scores.marked) == (1, 1, 1)
    assert scores.bleu < 30


def test_summaries_are_scored_with_persian_words():
    made = {s.name: s for s in score_summaries(read_items(held_out_files()))}
    assert made["lead-2"].articles == made["extractive"].articles >= 60
    assert made["extractive"].rouge1 > 25


def test_an_evaluation_of_the_users_own_file(tmp_path):
    path = tmp_path / "mine.txt"
    path.write_text("تورم کاهش یافت. ||| Inflation fell.\n", encoding="utf-8")
    result = evaluate([path], Settings(device="cpu", beam=1))
    assert "calendars=jalali" in str(result["signature"])
    report = as_markdown(result)
    assert "| bleu |" in report
    assert "nrefs:1" in report


def test_a_model_that_can_summarize_stands_beside_the_others(tmp_path):
    body = "کارگران معدن پس از دو هفته اعتصاب به سر کار برگشتند.", "وزیر کار این خبر را تأیید کرد."
    lines = [f"B ||| {fa} ||| English" for fa in (*body, "دستمزد آنان ۱۲ درصد بالا رفت.")]
    summary = "S ||| اعتصاب معدن پایان یافت. ||| The strike at the mine ended."
    (tmp_path / "item.txt").write_text("\n".join(["# mine", summary, *lines, ""]), "utf-8")
    result = evaluate([tmp_path / "item.txt"], Settings(device="cpu", beam=1))
    assert [row["name"] for row in result["summaries"]] == [
        "lead-2",
        "extractive",
        "written by the model",
        "lead-2, translated",
        "extractive, translated",
        "written in English",
    ]
