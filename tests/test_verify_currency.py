"""Money that the Persian names must be named in the English."""

from __future__ import annotations

import pytest

from brief.verify.currency import currency_problem

RIGHT = [
    ("هر درهم ۱۵ هزار تومان بود.", "A dirham was 15,000 tomans."),
    ("سپاه را درهم شکست.", "It crushed the army."),
    ("۱۰۰ میلیون دلاری که آمد.", "The $100 million that came."),
    ("ریال عمان و یوان چین.", "The Omani rial and China's yuan."),
    ("شاه لیر روی صحنه رفت.", "King Lear was staged."),
]
WRONG = [
    ("هر درهم ۱۵ هزار تومان بود.", "It was 15,000 tomans per toman.", "«درهم» (dirham)"),
    ("دلار گران شد.", "Prices rose.", "«دلار» (dollar)"),
    ("۲۰ میلیون یورو وام.", "A loan of 20 million.", "«یورو» (euro)"),
]


@pytest.mark.parametrize(("fa", "en"), RIGHT)
def test_right(fa, en):
    assert currency_problem(fa, en) is None


@pytest.mark.parametrize(("fa", "en", "lost"), WRONG)
def test_left_out(fa, en, lost):
    problem = currency_problem(fa, en)
    assert problem == f"leaves out {lost}"
    assert problem.kind == "unit"
