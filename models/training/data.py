"""From corpus rows to batches of token ids: tasks, paragraphs, masks, noise, subword sampling.

A row is ``(task, persian, target)``; its control token stands first in the source. Everything
random is drawn from one seed, so the same seed and the same corpus give the same epoch.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from random import Random

import sentencepiece

from models.training.corpus import Corpus
from models.training.entities import Names
from models.training.masking import mask_summary, mask_translation
from models.training.noise import add_noise
from models.training.settings import Settings

PAD, UNKNOWN, START, END = 0, 1, 2, 3
TRANSLATE, SUMMARY_FA, SUMMARY_EN, HEADLINE_EN = "<t>", "<s>", "<e>", "<h>"
TASKS = (TRANSLATE, SUMMARY_FA, SUMMARY_EN, HEADLINE_EN)
Row = tuple[str, str, str]
Example = tuple[list[int], list[int]]


def rows_of_epoch(corpus: Corpus, settings: Settings, tasks: Sequence[str], random: Random):
    """The rows of one epoch: each kind as often as ``settings.mix`` says.

    Returns a list of `Row`, shuffled.
    """
    mix = settings.mix
    rows: list[Row] = []
    for kind, pairs in corpus.pairs.items():
        rows += [(TRANSLATE, *pair) for pair in _copies(pairs, getattr(mix, kind), random)]
    for article in corpus.articles:
        rows += [(TRANSLATE, *p) for p in _paragraphs(article.body, mix.paragraphs, random)]
        persian = " ".join(fa for fa, _ in article.body)
        for task, share, target in (
            (SUMMARY_FA, mix.summary_fa, article.summary[0]),
            (SUMMARY_EN, mix.summary_en, article.summary[1]),
            (HEADLINE_EN, mix.headline_en, article.headline[1]),
        ):
            if task in tasks:
                rows += _copies([(task, persian, target)], share, random)
    random.shuffle(rows)
    return rows


def encode(
    row: Row,
    tokenizer: sentencepiece.SentencePieceProcessor,
    names: Names,
    settings: Settings,
    random: Random,
) -> Example | None:
    """Source and target ids of a row, or None when a translation is longer than its limit.

    The source of a summary is cut at its limit, as the window of the model cuts it at work.
    """
    task, persian, target = row
    if task == TRANSLATE:
        if random.random() < settings.entities.swap:
            persian, target = names.swap(persian, target, random)
        persian, target = mask_translation(persian, target)
        if random.random() < settings.entities.rows:
            persian, target = names.mask(persian, target, settings.entities.mask, random)
    else:
        persian, target = mask_summary(persian, target, persian=task == SUMMARY_FA)
    persian = add_noise(persian, settings.noise, random)
    alpha = settings.vocabulary.sampling_alpha
    sampling = {"enable_sampling": True, "alpha": alpha, "nbest_size": -1} if alpha else {}
    source, aim = tokenizer.encode(task + persian, **sampling), tokenizer.encode(target)
    if task != TRANSLATE:
        source = source[: settings.limits.article - 1]
    elif len(source) >= settings.limits.sentence:
        return None
    if not aim or len(aim) >= settings.limits.target:
        return None
    return [*source, END], [START, *aim, END]


def batches(examples: Iterable[Example], tokens: int, random: Random) -> list[list[Example]]:
    """Examples of like length together, at most ``tokens`` a batch with the padding counted."""
    order = list(examples)
    random.shuffle(order)
    order.sort(key=lambda e: (len(e[0]) // 5, len(e[1]) // 5))
    found: list[list[Example]] = []
    batch: list[Example] = []
    longest = (0, 0)
    for example in order:
        longest = (max(longest[0], len(example[0])), max(longest[1], len(example[1])))
        if batch and sum(longest) * (len(batch) + 1) > tokens:
            found.append(batch)
            batch, longest = [], (len(example[0]), len(example[1]))
        batch.append(example)
    if batch:
        found.append(batch)
    random.shuffle(found)
    return found


class Encoder:
    """Encodes rows here, or in several worker processes (``workers`` > 0: for a GPU)."""

    def __init__(self, vocabulary: str, settings: Settings, workers: int = 0) -> None:
        self._arguments = (vocabulary, settings)
        self.workers = workers
        self._pool = ProcessPoolExecutor(workers) if workers else None
        if self._pool:
            list(self._pool.map(abs, range(workers)))  # started now: forking after CUDA is not safe

    def __call__(self, rows: Sequence[Row], seed: int) -> list[Example]:
        if not self._pool:
            return _encode_shard(rows, seed, *self._arguments)
        shards = [rows[i :: self.workers] for i in range(self.workers)]
        jobs = [
            self._pool.submit(_encode_shard, shard, seed + i, *self._arguments)
            for i, shard in enumerate(shards)
        ]
        return [example for job in jobs for example in job.result()]

    def close(self) -> None:
        if self._pool:
            self._pool.shutdown()


def pad(rows: Sequence[Sequence[int]]) -> list[list[int]]:
    """Rows filled up with `PAD` to the longest of them."""
    longest = max(map(len, rows))
    return [[*row, *[PAD] * (longest - len(row))] for row in rows]


def _encode_shard(rows: Sequence[Row], seed: int, vocabulary: str, settings: Settings):
    random = Random(seed)
    sentencepiece.set_random_generator_seed(seed % 2**31)
    tokenizer = sentencepiece.SentencePieceProcessor(model_file=vocabulary)
    names = Names.read(Path(settings.corpus.root) / "glossary")
    found = (encode(row, tokenizer, names, settings, random) for row in rows)
    return [example for example in found if example]


def _copies(rows: Sequence, share: float, random: Random) -> list:
    whole = int(share)
    return [row for row in rows for _ in range(whole + (random.random() < share - whole))]


def _paragraphs(body: Sequence[tuple[str, str]], share: float, random: Random):
    """Runs of two to four sentences of a body, ``share`` of them for each sentence."""
    for first in range(len(body) - 1):
        if random.random() < share:
            run = body[first : first + random.randint(2, 4)]
            yield " ".join(fa for fa, _ in run), " ".join(en for _, en in run)
