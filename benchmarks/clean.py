"""Measures half-space restoration beside its peers, and time and memory of cleaning.

    python benchmarks/clean.py                      # ours, hazm, growth with the text
    python benchmarks/clean.py --peer shekar --python /path/to/venv/bin/python

Every ZWNJ of the Persian side of the held-out corpus files is taken out and has to come back.
A peer that cannot live beside hazm (shekar needs another numpy) runs in its own Python.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

from brief.clean import clean
from brief.clean.letters import WORD, ZWNJ, glue
from brief.clean.zwnj import restore
from brief.records import Article

_PEER = """
import json, sys, time
lines = json.load(sys.stdin)
if sys.argv[1] == "shekar":
    from shekar import Normalizer
    fix = Normalizer()
else:
    from hazm import Normalizer
    fix = Normalizer().normalize
fix(lines[0])
start = time.perf_counter()
done = [fix(line) for line in lines]
json.dump([time.perf_counter() - start, done], sys.stdout)
"""


def ours(lines: list[str]) -> tuple[float, list[str]]:
    restore(lines[0])
    start = time.perf_counter()
    done = [restore(line) for line in lines]
    return time.perf_counter() - start, done


def peer(name: str, python: str) -> Callable[[list[str]], tuple[float, list[str]]]:
    def run(lines: list[str]) -> tuple[float, list[str]]:
        found = subprocess.run(
            [python, "-c", _PEER, name],
            input=json.dumps(lines),
            capture_output=True,
            text=True,
            check=True,
        )
        seconds, done = json.loads(found.stdout)
        return seconds, done

    return run


def marks(line: str) -> tuple[str, list[tuple[int, int]], set[int]]:
    """Letters only, the ranges of the words among them, and where half-spaces stand."""
    letters, ranges, joints = "", [], set()
    for match in WORD.finditer(line):
        start = len(letters)
        for piece in match[0].split(ZWNJ):
            letters += piece
            joints.add(len(letters))
        joints.discard(len(letters))
        ranges.append((start, len(letters)))
    return letters, ranges, joints


def score(gold: list[str], made: list[str]) -> dict[str, float]:
    """Precision, recall and F1 over words; a line whose letters changed is left out."""
    right = changed = wanted = skipped = 0
    for true, found in zip(gold, made, strict=True):
        letters, ranges, joints = marks(true)
        others, _, put = marks(found)
        if letters != others:
            skipped += 1
            continue
        for start, end in ranges:
            want = {j for j in joints if start < j < end}
            have = {j for j in put if start < j < end}
            wanted += bool(want)
            changed += bool(have)
            right += bool(want) and want == have
    precision, recall = right / max(1, changed), right / max(1, wanted)
    both = 2 * precision * recall / max(1e-9, precision + recall)
    return {"precision": precision, "recall": recall, "f1": both, "skipped": skipped}


def altered(gold: list[str], made: list[str]) -> float:
    """Words changed in text that was right, as a share."""
    words = changed = 0
    for true, found in zip(gold, made, strict=True):
        before, after = WORD.findall(true), WORD.findall(found)
        words += len(before)
        if len(before) == len(after):
            changed += sum(one != two for one, two in zip(before, after, strict=True))
        else:
            changed += len(set(before) ^ set(after))
    return changed / words


def compare(args: argparse.Namespace) -> None:
    gold = [line for name in sorted(held_out()) for line in persian_lines(CORPUS / name)]
    glued = [glue(line) for line in gold]
    tools = {"brief": ours, "hazm": peer("hazm", sys.executable)}
    if args.peer:
        tools[args.peer] = peer(args.peer, args.python)
    print("| | precision | recall | F1 | right words altered | M chars/s | lines left out |")
    print("|---|---|---|---|---|---|---|")
    for name, tool in tools.items():
        seconds, made = tool(glued)
        found = score(gold, made)
        share = altered(gold, tool(gold)[1])
        speed = sum(map(len, glued)) / seconds / 1e6
        print(
            f"| {name} | {found['precision']:.4f} | {found['recall']:.4f} | {found['f1']:.4f} "
            f"| 1 in {1 / max(share, 1e-9):.0f} | {speed:.2f} | {found['skipped']} |"
        )


def grow(sizes: list[int]) -> None:
    lines = [
        line for path in sorted((CORPUS / "articles").glob("*.txt")) for line in persian_lines(path)
    ]
    text = "\n\n".join(glue(line) for line in lines)
    print("\n| characters | seconds | peak MB |\n|---|---|---|")
    for size in sizes:
        raw = (text * (1 + size // len(text)))[:size]
        start = time.perf_counter()
        clean(Article(text=raw, source="-"))
        seconds = time.perf_counter() - start
        tracemalloc.start()
        clean(Article(text=raw, source="-"))
        peak = tracemalloc.get_traced_memory()[1] / 1e6
        tracemalloc.stop()
        print(f"| {size:,} | {seconds:.1f} | {peak:.0f} |", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--peer", choices=["shekar"], help="one more tool to measure")
    parser.add_argument("--python", default=sys.executable, help="the Python that has the peer")
    parser.add_argument("--sizes", nargs="*", type=int, default=[250_000, 1_000_000, 4_000_000])
    args = parser.parse_args()
    compare(args)
    grow(args.sizes)


if __name__ == "__main__":
    main()
