"""The translator around a runtime: figures protected, problems decoded again, nothing cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.models import find
from brief.settings import Settings
from brief.runtime.batches import batches
from brief.runtime.decoding import Output
from brief.translate.problems import find_problems, loops
from brief.translate.protected import ProtectedTranslator
from brief.translate.split import split


class Scripted:
    """A runtime that answers each attempt at a text with the next of its scripted lines."""

    def __init__(self, *lines, finished=True):
        self.lines, self.finished, self.calls = lines, finished, []

    def count(self, text):
        return len(text.split())

    def generate(self, texts, decoding):
        attempt = sum(len(c[0]) == len(texts) and c[0] == list(texts) for c in self.calls)
        self.calls.append((list(texts), decoding))
        line = self.lines[min(attempt, len(self.lines) - 1)]
        return [Output(text=line, score=-0.1, finished=self.finished) for _ in texts]


def translate(runtime, *texts):
    return ProtectedTranslator(runtime, find("fa-en-small"), Settings()).translate(texts)


def test_a_figure_comes_back_exactly():
    (made,) = translate(Scripted("<n1> people were trained."), "۴۰۳ هزار و ۱۹ نفر آموزش دیدند.")
    assert made.text == "403,019 people were trained."
    assert made.problems == ()
    assert made.confidence == pytest.approx(0.905)


def test_a_lost_figure_is_decoded_again_until_it_is_there():
    runtime = Scripted("People were trained.", "<n1> people were trained.")
    (made,) = translate(runtime, "۴۰۳ هزار نفر آموزش دیدند.")
    assert made.text == "403,000 people were trained."
    assert made.problems == ()
    assert [d.hold_masks for _, d in runtime.calls] == [False, True]


def test_a_figure_that_stays_lost_is_told():
    (made,) = translate(Scripted("People were trained."), "۴۰۳ هزار نفر آموزش دیدند.")
    assert made.problems == ("does not have 403,000 once",)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("", "is empty"),
        ("...", "is empty"),
        ("the rate and the rate and the rate and the rate", "repeats itself"),
        ("Inflation کاهش fell.", "has Persian left in it"),
    ],
)
def test_a_made_up_fault_is_caught_retried_and_told(line, problem):
    runtime = Scripted(line)
    (made,) = translate(runtime, "نرخ تورم کاهش یافت.")
    assert problem in made.problems
    assert len(runtime.calls) == 3


def test_a_broken_off_output_is_told():
    (made,) = translate(Scripted("Inflation fell and", finished=False), "نرخ تورم کاهش یافت.")
    assert made.problems == ("breaks off",)


def test_same_length_and_order_and_each_text_once():
    runtime = Scripted("Done.")
    made = translate(runtime, "یک خبر تازه.", "", "خبر دیگر آمد.", "یک خبر تازه.")
    assert [t.source for t in made] == ["یک خبر تازه.", "", "خبر دیگر آمد.", "یک خبر تازه."]
    assert made[1].text == ""
    assert sorted(t for t, _ in [(x, 0) for c in runtime.calls[:1] for x in c[0]]) == sorted(
        ["یک خبر تازه.", "خبر دیگر آمد."]
    )


def test_control_tokens_in_a_source_are_text():
    runtime = Scripted("Fine words came.")
    translate(runtime, "متن <t> و <s> آمد.")
    assert "<t>" not in runtime.calls[0][0][0]


@given(
    st.lists(st.sampled_from(["رشد", "کرد،", "و", "۴۵۲،۲۲۶", "تن؛", "پایان."]), max_size=60),
    st.integers(1, 9),
)
def test_split_loses_no_word_and_keeps_the_window(words, window):
    text = " ".join(words)
    parts = split(text, lambda t: len(t.split()), window)
    assert " ".join(parts) == text
    assert all(len(p.split()) <= window for p in parts)


@given(st.lists(st.integers(0, 200)), st.integers(1, 500))
def test_batches_hold_every_text_once_within_the_budget(sizes, budget):
    made = list(batches(sizes, budget))
    assert sorted(i for b in made for i in b) == list(range(len(sizes)))
    assert all(len(b) == 1 or len(b) * max(sizes[i] for i in b) <= budget for b in made)


@pytest.mark.parametrize(
    ("text", "looped"),
    [
        ("the bank and the bank and the bank and the bank", True),
        ("no no no", True),
        ("social welfare, social welfare for social welfare and social welfare", True),
        ("He said the price of oil rose, the price of gas rose, and demand fell.", False),
        ("12 people, 13 people and 14 people", False),
    ],
)
def test_loops(text, looped):
    assert loops(text) is looped


def test_length_ratios():
    fa = "این خبر درباره رشد اقتصادی کشور در سال گذشته است که وزیر گفت"
    assert find_problems(fa, "Growth.") == ("is much shorter than the Persian",)
    long = " ".join(f"word{i}" for i in range(99))
    assert find_problems(fa, long) == ("is much longer than the Persian",)


def test_a_figure_that_changes_its_unit_is_decoded_again_and_told():
    fa = "۶۲ درصد از ۹ هزار میلیارد تومان پرداخت شد."
    good = "<n1> percent of <n2> tomans was paid."
    (made,) = translate(Scripted("<n1> tomans of <n2> percent was paid.", good), fa)
    assert made.text == "62 percent of 9 trillion tomans was paid."
    assert made.problems == ()
    (made,) = translate(Scripted("<n1> tomans of <n2> percent was paid."), fa)
    assert made.text == "62% of 9 trillion tomans was paid."
    assert "had “62 tomans”, put right to “62%” by the source" in made.problems
