"""The gate on translations known to be right, and on the same ones with one figure spoiled.

    python benchmarks/gate.py                the held-out pairs of our corpus
    python benchmarks/gate.py --flores DIR   also FLORES dev with the stored English of systems:
                                             every alarm, for reading

An alarm on a right translation is false, or a fault of the pair. Of the spoiled ones the gate
should see all: a digit changed, a scale word changed, a figure added, a figure taken out, a unit
taken out, a unit changed.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from brief.evaluate.data import held_out_files, read_items  # noqa: E402
from brief.figures import find_figures  # noqa: E402
from brief.figures.english import read_english  # noqa: E402
from brief.records import Document  # noqa: E402
from brief.verify.repair import problems  # noqa: E402

SYSTEMS = ("google", "microsoft", "bergamot-tiny")
_SCALES = {"thousand": "million", "million": "billion", "billion": "million", "trillion": "billion"}
_UNITS = {"percent": "tomans", "tomans": "rials", "rials": "tomans", "dollars": "euros",
          "kilometers": "miles", "tons": "kilograms", "months": "weeks", "years": "months",
          "days": "weeks", "hours": "days", "meters": "kilometers", "hectares": "acres",
          "megawatts": "kilowatts", "euros": "dollars", "degrees": "percent"}  # fmt: skip
_UNIT = re.compile(rf"(?<=[\dn]) ({'|'.join(_UNITS)})\b")


def figures_of(fa):
    return find_figures(Document(text=fa, source="benchmark"))


def spoiled(en):
    """The English with one thing wrong, by the name of what is wrong."""
    number = next((n for n in read_english(en) if n.kind == "number" and not n.words
                   and (n.value or 0) > 9), None)  # fmt: skip
    if number is not None:
        surface = en[number.start : number.end]
        at = re.search(r"\d", surface).start()
        digit = str(int(surface[at]) % 9 + 1)
        yield (
            "digit changed",
            (en[: number.start] + surface[:at] + digit + surface[at + 1 :] + en[number.end :]),
        )
        yield "figure taken out", en[: number.start] + "some" + en[number.end :]
    if number is not None:
        yield "figure added", en[:-1] + ", or 4,711 in all" + en[-1:]
    if m := re.search(rf"(?<=\d )(?:{'|'.join(_SCALES)})\b", en):
        yield "scale changed", en[: m.start()] + _SCALES[m[0]] + en[m.end() :]
    if m := _UNIT.search(en):
        yield "unit changed", en[: m.start(1)] + _UNITS[m[1]] + en[m.end() :]
        if len(_UNIT.findall(en)) == 1:
            yield "unit taken out", en[: m.start()] + en[m.end() :]


def held_out(show):
    """False alarms on right pairs, and what the gate sees of the spoiled ones."""
    pairs = [p for item in read_items(held_out_files()) for p in item.pairs]
    seen, made = Counter(), Counter()
    alarms = numbers = 0
    for pair in pairs:
        figures = figures_of(pair.fa)
        found = problems(pair.en, figures, pair.fa)
        numbers += len(read_english(pair.en))
        alarms += len(found)
        if show:
            for f in found:
                print(f"  {f.status}: {f.message}\n    {pair.fa}\n    {pair.en}")
        if found or not figures:
            continue
        for what, en in spoiled(pair.en):
            made[what] += 1
            seen[what] += bool(problems(en, figures, pair.fa))
    print(f"{len(pairs)} right pairs, {numbers} English numbers: {alarms} alarms")
    for what in made:
        print(f"{what:18} seen {seen[what]} of {made[what]}")
    return seen, made, alarms, numbers


def flores(folder):
    """Every alarm on the stored translations of three systems."""
    persian = (folder / "flores-dev.fa").read_text("utf-8").splitlines()
    for system in (*SYSTEMS, ""):
        path = folder / f"flores-dev.{system}.en".replace("..", ".")
        lines = path.read_text("utf-8").splitlines()
        print(f"{system or 'human reference'}:")
        for number, (fa, en) in enumerate(zip(persian, lines, strict=True), 1):
            for f in problems(en, figures_of(fa), fa):
                print(f"  {number} {f.status}: {f.message}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--flores", type=Path)
    parser.add_argument("--show", action="store_true", help="print the alarms on right pairs")
    arguments = parser.parse_args()
    started = time.process_time()
    held_out(arguments.show)
    if arguments.flores:
        flores(arguments.flores)
    print(f"{time.process_time() - started:.1f} s")
