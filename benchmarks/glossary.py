"""Measures how fast glossary terms are found, and that the time grows with the text alone.

    python benchmarks/glossary.py
    python benchmarks/glossary.py --sizes 1e6 4e6 --terms 12000

Texts are lines of the training corpus over and over, cleaned as they stand there, and the worst
we could think of: every word the beginning of a term. Processor time, so that other work on the
machine counts little; the size is in bytes of UTF-8.
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path

from brief.glossary import Glossary, Term
from brief.glossary.enforce import enforce
from brief.glossary.index import Index
from brief.glossary.terms import shipped_terms
from brief.names import name_terms

CORPUS = Path(__file__).resolve().parent.parent / "models" / "corpus"


def corpus_text(size: int) -> str:
    """About ``size`` bytes of Persian lines, the held-out files left out."""
    held_out = set((CORPUS / "held-out.txt").read_text("utf-8").split())
    lines: list[str] = []
    for path in sorted((CORPUS / "sentences").glob("*.txt")):
        if f"sentences/{path.name}" not in held_out:
            fields = (line.split("|||") for line in path.read_text("utf-8").splitlines())
            lines += [f[-2].strip() for f in fields if len(f) > 1]
    random.Random(0).shuffle(lines)
    return cut("\n".join(lines), size)


def hostile_text(size: int) -> str:
    """Every word begins a term that does not go on, with an ending to be taken off."""
    return cut("وزارت تعاون، کار و رفاه‌های " * 1000, size)


def cut(text: str, size: int) -> str:
    while len(text.encode()) < size:
        text += "\n" + text
    return text.encode()[:size].decode(errors="ignore")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", nargs="*", type=float, default=[2.5e5, 5e5, 1e6, 2e6, 4e6])
    parser.add_argument("--terms", type=int, default=12_000, help="of a user's file")
    args = parser.parse_args()
    start = time.process_time()
    plain = Glossary()
    plain.find("تهران")
    print(f"loading names: {time.process_time() - start:.3f} s ({len(name_terms())} names)")
    mine = [Term(t.persian, t.english, user=True) for t in shipped_terms()[: args.terms]]
    start = time.process_time()
    users = Glossary(mine)
    users.find("تهران")
    print(f"loading a user's {len(mine)} terms: {time.process_time() - start:.3f} s")
    shipped = Index(shipped_terms())
    ways = {"shipped names": plain.find, "all shipped terms": shipped.find,
            f"a user's {len(mine)} terms and names": users.find}  # fmt: skip
    print("\n| text | terms | bytes | found | s | MB/s |\n|---|---|---|---|---|---|")
    for kind, make in (("news", corpus_text), ("hostile", hostile_text)):
        for name, find in ways.items():
            for size in map(int, args.sizes):
                text = make(size)
                start = time.process_time()
                found = len(find(text))
                seconds = time.process_time() - start
                print(
                    f"| {kind} | {name} | {size:,} | {found:,} | {seconds:.2f} |"
                    f" {size / seconds / 1e6:.2f} |",
                    flush=True,
                )
    fa = corpus_text(3000).split("\n")
    start = time.process_time()
    for line in fa * 10:
        enforce(line, "The Central Bank and the ministry spoke of it in Tehran.",
                users.find(line), users)  # fmt: skip
    each = (time.process_time() - start) / len(fa) / 10
    print(f"\nenforcing a user's {len(mine)} terms: {each * 1e3:.2f} ms a sentence")


if __name__ == "__main__":
    main()
