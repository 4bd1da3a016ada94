"""Edits: two rounds of them, composed, do what they did one after the other."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from brief.clean.edits import Edit, apply, compose


@st.composite
def edits_of(draw, text):
    edits, at = [], 0
    while True:
        start = at + draw(st.integers(0, 4))
        if start > len(text):
            return edits
        end = min(len(text), start + draw(st.integers(0, 3)))
        edits.append(Edit(start, end, draw(st.text(alphabet="xyz", max_size=3)), "reason"))
        at = end + (end == start)


@given(st.data(), st.text(alphabet="abc", max_size=14))
def test_composed_edits_do_the_same(data, text):
    first = data.draw(edits_of(text))
    middle = apply(text, first)
    second = data.draw(edits_of(middle))
    both = compose(first, middle, second)
    assert apply(text, both) == apply(middle, second)
    assert all(one.end <= two.start for one, two in pairwise(both))


def test_reasons_of_edits_that_meet_are_kept():
    first = [Edit(0, 1, "ک", "Arabic letter")]
    both = compose(first, "کتابها", [Edit(0, 6, "کتاب‌ها", "half-space")])
    assert [edit.reason for edit in both] == ["Arabic letter, half-space"]
