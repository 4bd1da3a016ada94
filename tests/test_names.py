"""Names in Persian text: whole, longest first, whatever the half-spaces."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.names import find_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("وزارت نیرو در استان تهران", ["Ministry of Energy", "Tehran Province"]),
        ("صندوق بین‌المللی پول", ["International Monetary Fund"]),
        ("صندوق بین المللی پول", ["International Monetary Fund"]),
        ("بهرام هاشمی گفت", ["Bahram Hashemi"]),
        ("در تهران. صندوق", ["Tehran"]),
        ("امید مردم", []),
        # with the endings that names have, and never inside another word
        ("آسیای کهن", ["Asia"]),
        ("ایرانی‌ها و ایرانی ها", ["Iranian", "Iranian"]),
        ("تاکستان‌های قزوین", ["Qazvin"]),
        ("ایران‌شناس بلوچستانی", []),
        ("رشته‌ای تازه", []),
        ("به‌روز شد", []),
        ("صندوق بینالمللی پول", ["International Monetary Fund"]),
        ("وزارت تعاون کار و رفاه اجتماعی", ["Ministry of Cooperatives, Labor and Social Welfare"]),
        ("", []),
    ],
)
def test_names(text, names):
    assert [en for _, _, en in find_names(text)] == names


@given(st.lists(st.sampled_from(["تهران", "وزارت", "نیرو", "،", ".", "۵", "بهرام", "\u200c", " "])))
def test_ranges_are_in_order_and_apart(parts):
    text = " ".join(parts)
    found = find_names(text)
    assert all(0 <= a < b <= len(text) for a, b, _ in found)
    assert all(x[1] <= y[0] for x, y in pairwise(found))
