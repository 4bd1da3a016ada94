"""Measures translation on the bundled model, same weights, same text, one run.

    python benchmarks/translate.py                # 64 lines, every way, on the CPU
    python benchmarks/translate.py --device cuda
    python benchmarks/translate.py --int8         # what int8 costs on the whole held-out set
    python benchmarks/translate.py --start-up     # brief make beside the bare runtime

Ways: (a) one sentence at a time with transformers ``generate``; (b) ``generate`` in batches of 16
in the order of the text; (c) our transformers runtime; (d) raw CTranslate2, the best of several
thread and batch settings; (e) our CTranslate2 runtime. All decode with 4 beams the same masked
text; (a), (b) and (d) do nothing else: no forbidden tokens, no second look. Each runs in a
process of its own, whose peak memory is given; of two runs the faster counts. Tokens are those of
(a)'s output, so that a way that writes less is not taken for a faster one. (a) to (c) are run with
one thread and with one a core, and the faster counts: beside other work, torch's threads wait
for each other.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WAYS = {
    "a": "transformers, one sentence at a time",
    "b": "transformers, batches of 16",
    "c": "ours on transformers",
    "d": "raw CTranslate2, its best settings",
    "e": "ours on CTranslate2",
}
BEAM = 4


def sources(lines: int):
    """The held-out lines, masked as the translator masks them."""
    from brief.evaluate.data import held_out_files, read_items
    from brief.models import find
    from brief.translate.sources import make_source

    entry = find("fa-en-small")
    pairs = [p for i in read_items(held_out_files()) for p in i.pairs if p.tag != "S"]
    step = max(1, len(pairs) // lines)
    return entry, [make_source(p.fa, entry, False) for p in pairs[::step]][:lines]


def transformers_way(entry, texts, device: str, size: int) -> Callable[[], list[list[int]]]:
    import torch
    from transformers import AutoModelForSeq2SeqLM

    from brief.runtime.codec import load_codec

    codec = load_codec(entry)
    dtype = torch.bfloat16 if device == "cuda" else torch.float32
    model = AutoModelForSeq2SeqLM.from_pretrained(entry.folder, dtype=dtype).to(device).eval()

    def run() -> list[list[int]]:
        made = []
        for at in range(0, len(texts), size):
            ids = [codec.encode(t.masked.text) for t in texts[at : at + size]]
            longest = max(map(len, ids))
            padded = torch.tensor([x + [codec.pad] * (longest - len(x)) for x in ids])
            padded = padded.to(device)
            with torch.inference_mode():
                made += model.generate(
                    input_ids=padded, attention_mask=(padded != codec.pad).long(),
                    num_beams=BEAM, max_new_tokens=2 * longest + 16, do_sample=False,
                ).tolist()  # fmt: skip
        return [[i for i in row if i > codec.eos] for row in made]

    return run


def raw_ctranslate2(entry, texts, device: str, how: tuple) -> Callable[[], list[list[int]]]:
    import ctranslate2

    from brief.runtime import convert
    from brief.runtime.codec import load_codec

    inter, intra, size, kind = how
    codec = load_codec(entry)
    # The whole vocabulary, as CTranslate2's own converter keeps it, and its own int8.
    stock = Path(tempfile.gettempdir()) / f"brief-benchmark-{entry.revision}"
    if not (stock / "model.bin").is_file():
        stock.mkdir(exist_ok=True)
        convert._convert(entry, codec, "summarize", "float32", stock)
    compute = "float16" if device == "cuda" else "int8"
    model = ctranslate2.Translator(str(stock), device=device, compute_type=compute,
                                   inter_threads=inter, intra_threads=intra)  # fmt: skip

    def run() -> list[list[int]]:
        tokens = [codec.tokens(codec.encode(t.masked.text)) for t in texts]
        found = model.translate_batch(tokens, beam_size=BEAM, max_batch_size=size,
                                      batch_type=kind)  # fmt: skip
        return [codec.ids(r.hypotheses[0]) for r in found]

    return run


def ours(entry, texts, device: str, name: str) -> Callable[[], list[list[int]]]:
    from dataclasses import replace

    from brief import runtime
    from brief.runtime.decoding import Decoding
    from brief.settings import Settings

    model = runtime.load(entry, replace(Settings(), runtime=name, device=device))

    def run() -> list[list[int]]:
        decoding = Decoding(beam=BEAM, no_repeat=5, length_penalty=1.4)
        found = dict(model.decode((t.request for t in texts), decoding))
        return [list(found[i][0].ids) for i in range(len(texts))]

    return run


def measure(way: str, lines: int, device: str, how: str, repeat: int) -> dict[str, object]:
    """One way in this process."""
    entry, texts = sources(lines)
    if way in "ab":
        run = transformers_way(entry, texts, device, 1 if way == "a" else 16)
    elif way == "d":
        run = raw_ctranslate2(entry, texts, device, tuple(json.loads(how)))
    else:
        run = ours(entry, texts, device, "transformers" if way == "c" else "ctranslate2")
    if way != "a":
        run()
    seconds = []
    for _ in range(repeat):
        start = time.perf_counter()
        made = run()
        seconds.append(time.perf_counter() - start)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": min(seconds), "memory": memory, "ids": made}


def apart(*args: str, threads: int = 0) -> dict:
    """`measure` in a process of its own; ``threads`` are those of torch (0: its own choice)."""
    more = {"OMP_NUM_THREADS": str(threads)} if threads else {}
    done = subprocess.run([sys.executable, __file__, *args], capture_output=True, text=True,
                          env=_env() | more, check=False)  # fmt: skip
    if done.returncode:
        raise SystemExit(done.stderr)
    return json.loads(done.stdout.splitlines()[-1])


def _env() -> dict[str, str]:
    import os

    return os.environ | {"PYTHONPATH": str(ROOT), "HF_HUB_OFFLINE": "1"}


def compare(lines: int, device: str) -> None:
    from sacrebleu.metrics import BLEU

    from brief.runtime.codec import load_codec
    from brief.runtime.machine import cores

    n = cores()
    settings = [(1, 1, 16384, "tokens")]
    if device == "cpu":
        settings = [(i, t, size, kind) for i, t in {(n, 1), (1, n)}
                    for size, kind in ((64, "examples"), (2048, "tokens"))]  # fmt: skip
    common = ["--lines", str(lines), "--device", device]
    tried = {s: apart("--way", "d", "--how", json.dumps(s), "--repeat", "1", *common)
             for s in settings}  # fmt: skip
    best = json.dumps(min(tried, key=lambda s: tried[s]["seconds"]))
    found = {}
    for way in WAYS:
        args = ("--way", way, "--how", best, "--repeat", "1" if way == "a" else "2", *common)
        runs = [apart(*args, threads=t) for t in (sorted({1, n}) if way in "abc" else [0])]
        found[way] = min(runs, key=lambda run: run["seconds"])
    entry, _ = sources(1)
    codec = load_codec(entry)
    text = {w: [codec.decode(ids) for ids in found[w]["ids"]] for w in WAYS}
    tokens = sum(len(ids) + 1 for ids in found["a"]["ids"])
    print(f"{lines} lines, {tokens} tokens, beam {BEAM}, {device}; threads, batch of (d): {best}")
    print("| way | tokens/s | times (a) | peak memory | BLEU against (a) |\n" + "| --- " * 5 + "|")
    for way, name in WAYS.items():
        speed, base = tokens / found[way]["seconds"], tokens / found["a"]["seconds"]
        bleu = BLEU().corpus_score(text[way], [text["a"]]).score
        print(f"| ({way}) {name} | {speed:.0f} | {speed / base:.1f} |"
              f" {found[way]['memory']:.0f} MB | {bleu:.1f} |")  # fmt: skip
    same = sum(a == b for a, b in zip(text["c"], text["e"], strict=True))
    print(f"(e) / (d): {found['d']['seconds'] / found['e']['seconds']:.2f}; same text from (c) and"
          f" (e), which is int8: {same} of {lines}")  # fmt: skip


def int8() -> None:
    """BLEU of int8, float32 and stock int8 on the whole held-out set."""
    from brief.evaluate import evaluate
    from brief.settings import Settings

    for compute in ("int8", "float32"):
        scores = evaluate([], Settings(device="cpu", runtime="ctranslate2", compute=compute))
        print(compute, scores["translation"], scores["sentences_per_second"], flush=True)


def start_up(repeat: int = 5) -> None:
    """`brief make` on a short text beside importing and loading the runtime alone."""
    short = ROOT / "examples" / "fuel-prices.txt"
    bare = ("from brief.models import find; from brief.runtime.ctranslate import CTranslate;"
            "CTranslate(find('fa-en-small'))")  # fmt: skip
    torch = ("from brief.models import find; from brief.runtime.transformers import Transformers;"
             "Transformers(find('fa-en-small'))")  # fmt: skip
    ways = {
        "python alone": ["-c", "pass"],
        "CTranslate2 runtime alone": ["-c", bare],
        "transformers runtime alone": ["-c", torch],
        "brief make": ["-m", "brief", "make", str(short), "--quiet", "--device", "cpu"],
    }
    for name, args in ways.items():
        seconds = []
        for _ in range(repeat):
            start = time.perf_counter()
            subprocess.run([sys.executable, *args], env=_env(), check=True, capture_output=True)
            seconds.append(time.perf_counter() - start)
        print(f"{name}: {min(seconds):.2f} s", flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--lines", type=int, default=64)
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--int8", action="store_true")
    parser.add_argument("--start-up", action="store_true")
    parser.add_argument("--way", choices=WAYS, help=argparse.SUPPRESS)
    parser.add_argument("--how", default='[2, 1, 64, "examples"]', help=argparse.SUPPRESS)
    parser.add_argument("--repeat", type=int, default=3, help=argparse.SUPPRESS)
    given = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    if given.way:
        print(json.dumps(measure(given.way, given.lines, given.device, given.how, given.repeat)))
    elif given.int8:
        int8()
    elif given.start_up:
        start_up()
    else:
        compare(given.lines, given.device)
