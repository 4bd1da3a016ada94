"""Measures cleaning beside its peers, and time and memory of cleaning and taking apart.

    python benchmarks/clean.py                      # ours, hazm if it is there, growth
    python benchmarks/clean.py --peer shekar --python /path/to/venv/bin/python
    python benchmarks/clean.py --sizes 1e6 2e6 4e6 1e7

Every ZWNJ of the Persian side of the held-out corpus files is taken out and has to come back.
A peer that cannot live beside hazm (shekar needs another numpy) runs in its own Python.
Growth is measured on one input of made pages (tests/pages.py), each size in a process of its
own: "many" holds different articles, "one" the same page over and over.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from brief.clean import clean
from brief.clean.letters import WORD, ZWNJ, glue
from brief.clean.zwnj import restore
from brief.records import Article
from brief.segment import segment

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "models" / "corpus"
sys.path.insert(0, str(ROOT / "tests"))
import pages  # noqa: E402

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


def held_out_lines() -> Iterator[str]:
    for name in (CORPUS / "held-out.txt").read_text(encoding="utf-8").splitlines():
        if name and not name.startswith("#"):
            for line in (CORPUS / name).read_text(encoding="utf-8").splitlines():
                fields = line.split("|||")
                if len(fields) > 1:
                    yield fields[-2].strip()


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
    gold = list(held_out_lines())
    glued = [glue(line) for line in gold]
    tools = {"brief": ours, "hazm": peer("hazm", sys.executable)}
    if args.peer:
        tools[args.peer] = peer(args.peer, args.python)
    print("| | precision | recall | F1 | right words altered | M chars/s | lines left out |")
    print("|---|---|---|---|---|---|---|")
    for name, tool in tools.items():
        try:
            seconds, made = tool(glued)
        except subprocess.CalledProcessError:
            print(f"| {name}: not installed, left out |")
            continue
        found = score(gold, made)
        share = altered(gold, tool(gold)[1])
        speed = sum(map(len, glued)) / seconds / 1e6
        print(
            f"| {name} | {found['precision']:.4f} | {found['recall']:.4f} | {found['f1']:.4f} "
            f"| 1 in {1 / max(share, 1e-9):.0f} | {speed:.2f} | {found['skipped']} |"
        )


def swapped(sentence: str, words: list[str], dice: random.Random) -> str:
    """The sentence with other words in the place of two in five: no copy, and as long."""
    *inner, last = sentence.split(" ")
    return " ".join([dice.choice(words) if dice.random() < 0.4 else w for w in inner] + [last])


def many_pages(size: int) -> str:
    """Pages of different articles; when the corpus is through, of articles with other words."""
    dice = random.Random(0)
    paths = sorted((CORPUS / "articles").glob("*.txt"))
    articles = [article for path in paths for article in pages.read_articles(path)]
    words = [w for one in articles for s in one.sentences for w in s.split() if w.isalpha()]
    found: list[str] = []
    length, pool, used = 0, dice.sample(articles, len(articles)), False
    while length < size:
        if len(pool) < 5:
            pool, used = dice.sample(articles, len(articles)), True
        group = [pool.pop() for _ in range(5)]
        if used:
            group = [
                pages.Source(
                    swapped(one.headline, words, dice),
                    tuple(tuple(swapped(s, words, dice) for s in p) for p in one.paragraphs),
                )
                for one in group
            ]
        found.append(pages.make_page(len(found), group).text)
        length += len(found[-1]) + 2
    return "\n\n".join(found)[:size]


def one_page(size: int) -> str:
    """One page over and over: the worst case for finding repeats."""
    page = pages.make_page(3, pages.held_out_articles()).text + "\n\n"
    return (page * (1 + size // len(page)))[:size]


def measure(kind: str, size: int) -> dict[str, float]:
    """Seconds of the processor and MB over what the loaded program takes, of one input."""
    segment(clean(Article(text=one_page(5000), source="-")))
    text = (many_pages if kind == "many" else one_page)(size)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    document = clean(Article(text=text, source="-"))
    middle = time.process_time()
    segment(document)
    end = time.process_time()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {"clean": middle - start, "segment": end - middle, "memory": (peak - before) / 1024}


def grow(kinds: list[str], sizes: list[int]) -> None:
    print("\n| pages | characters | clean s | segment s | µs a character | MB | MB a M |")
    print("|---|---|---|---|---|---|---|")
    for kind in kinds:
        for size in sizes:
            command = [sys.executable, __file__, "--one", kind, str(size)]
            found = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
            each = (found["clean"] + found["segment"]) / size * 1e6
            print(
                f"| {kind} | {size:,} | {found['clean']:.1f} | {found['segment']:.1f} "
                f"| {each:.1f} | {found['memory']:.0f} | {found['memory'] / size * 1e6:.0f} |",
                flush=True,
            )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--peer", choices=["shekar"], help="one more tool to measure")
    parser.add_argument("--python", default=sys.executable, help="the Python that has the peer")
    parser.add_argument("--sizes", nargs="*", type=float, default=[2.5e5, 5e5, 1e6])
    parser.add_argument("--kinds", nargs="*", default=["many", "one"])
    parser.add_argument("--one", nargs=2, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        print(json.dumps(measure(args.one[0], int(args.one[1]))))
        return
    compare(args)
    grow(args.kinds, [int(size) for size in args.sizes])


if __name__ == "__main__":
    main()
