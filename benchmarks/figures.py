"""Figures: the gold set and speed; public libraries on the same sentences.

    python benchmarks/figures.py                    brief itself
    python benchmarks/figures.py --library NAME     one of the public libraries, which must be
                                                    installed (in a virtual environment of
                                                    its own): persian-tools, pyicu, babel,
                                                    parstdex, dateparser

The libraries know no units and most find no numbers in running text, so they are helped: runs
of digits and number words are cut out for them, and only the value is scored. parstdex and
dateparser read dates only and are scored on dates.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))
sys.path.insert(0, str(ROOT))

from gold import Gold, read_gold, score  # noqa: E402 (the tests folder is no package)

_WORDS = [
    row.split("\t")[0]
    for row in (ROOT / "brief/data/figures/number_words.tsv").read_text("utf-8").splitlines()
    if row.split("\t")[-1] in ("one", "teen", "ten", "hundred", "scale")
]
_ATOM = rf"(?:[0-9۰-۹٠-٩]+(?:[.,،٬٫/][0-9۰-۹٠-٩]+)*|(?<!\w)(?:{'|'.join(_WORDS)})(?!\w))"
CANDIDATE = re.compile(rf"{_ATOM}(?:(?: و | ){_ATOM})*")
PAGE = ROOT.parent / "shared/samples/newspaper-page.txt"


def candidates(text, convert):
    """Gold-like figures of the cut-out runs that ``convert`` gives a number for."""
    found = []
    for m in CANDIDATE.finditer(text):
        try:
            value = convert(m[0])
        except (ValueError, TypeError, KeyError, ArithmeticError):
            continue
        if value is not None:
            found.append(Gold(m.start(), m.end(), f"{value}", None))
    return found


def persian_tools():
    from persian_tools import digits

    return lambda text: candidates(text, lambda s: digits.convert_from_word(s, digits="en"))


def pyicu():
    import icu

    reader = icu.RuleBasedNumberFormat(icu.URBNFRuleSetTag.SPELLOUT, icu.Locale("fa"))
    plain = icu.NumberFormat.createInstance(icu.Locale("fa"))

    def convert(surface):
        for one in (plain, reader):
            position = icu.ParsePosition(0)
            number = one.parse(surface, position)
            if position.getIndex() == len(surface):
                return number
        return None

    return lambda text: candidates(text, convert)


def babel():
    from babel.numbers import parse_decimal

    western = str.maketrans("۰۱۲۳۴۵۶۷۸۹٬٫", "0123456789,.")
    return lambda text: candidates(text, lambda s: parse_decimal(s.translate(western), locale="en"))


def parstdex():
    from parstdex import Parstdex

    model = Parstdex()

    def read(text):
        spans = model.extract_span(text).get("datetime", [])
        return [Gold(start, end, "?", None) for start, end in spans]

    return read


def dateparser():
    import jdatetime
    from dateparser.calendars.jalali import JalaliCalendar
    from dateparser.search import search_dates

    def read(text):
        found, at = [], 0
        for surface, day in search_dates(text, languages=["fa"]) or ():
            at = text.find(surface, at)
            if at < 0:
                break
            jalali = JalaliCalendar(surface).get_date()
            value = jalali["date_obj"].date() if jalali else day.date()
            if jalali:
                value = jdatetime.date.fromgregorian(date=value)
            found.append(Gold(at, at + len(surface), value.isoformat(), None))
            at += len(surface)
        return found

    return read


LIBRARIES = {f.__name__.replace("_", "-"): f for f in (persian_tools, pyicu, babel, parstdex,
                                                       dateparser)}  # fmt: skip


def report(name, read, unit):
    for held in (False, True):
        lines = read_gold(held)
        if name in ("parstdex", "dateparser"):  # they read dates only
            lines = [dated for line in lines if (dated := _dates(line)).figures]
        result = score(lines, read)
        line = f"{name:14} {'after' if held else 'before'} the rules: {result.figures} figures, "
        line += f"found {result.found:.3f}, "
        line += f"value {result.value:.3f}, "
        if unit:
            line += f"value+unit {result.value_unit:.3f}, spans {result.spans:.3f}, "
        print(f"{line}false {result.false:.3f}")


def _dates(line):
    kept = tuple(g for g in line.figures if g.unit in ("date", "month", "year"))
    return line._replace(figures=kept)


def speed():
    """Bytes a second of `find_figures` over our own articles and over plainer text."""
    from brief.figures import find_figures
    from brief.records import Document

    articles = sorted((ROOT / "models/corpus/articles").glob("a1*"))
    dense = "\n\n".join(_body(path) for path in articles)
    plain = ". ".join(p for p in dense.split(". ") if not re.search(r"\d.*\d", p))
    sparse = plain + dense[: len(dense) // 8]
    texts = [("dense statistics", dense), ("plain news", sparse)]
    if PAGE.exists():
        texts.append(("newspaper page", "\n\n".join([PAGE.read_text("utf-8")] * 20)))
    for name, text in texts:
        document = Document(text=text, source="benchmark", sentences=_sentences(text))
        best, count = 9.9, 0
        for _ in range(5):
            start = time.process_time()
            count = len(find_figures(document))
            best = min(best, time.process_time() - start)
        size = len(text.encode())
        print(f"{name}: {size / best / 1e6:.2f} MB/s, {size // count} bytes a figure")


def _body(path):
    rows = (line.rstrip("\n").split(" ||| ") for line in path.open(encoding="utf-8"))
    return " ".join(row[1] for row in rows if len(row) == 3 and row[0] == "B")


def _sentences(text):
    from brief.records import Sentence

    found, start = [], 0
    for m in re.finditer(r"(?<=[.؟!])\s+|\n\n|\Z", text):
        if m.start() > start:
            number, sentence = str(len(found)), text[start : m.start()]
            found.append(
                Sentence(id=number, text=sentence, start=start, end=m.start(), paragraph=0)
            )
        start = m.end()
    return tuple(found)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--library", choices=sorted(LIBRARIES))
    chosen = parser.parse_args().library
    if chosen:
        report(chosen, LIBRARIES[chosen](), unit=False)
    else:
        from test_figures_gold import ours

        report("brief", ours, unit=True)
        speed()
