"""Makes pages like an OCR's from several of our articles, and knows what went into them.

A page of a newspaper sets each article in columns. What comes out of OCR has the columns in
another order, so that a sentence stops at the foot of one and goes on elsewhere; runs of
paragraphs come twice, whole or in part; half-spaces are gone; credits and labels stand
between. `make_page` does all this from one seed; nothing else decides what a page holds.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

CORPUS = Path(__file__).resolve().parent.parent / "models" / "corpus"
ZWNJ = "\u200c"
COLUMN = 25
"""Words that a column holds at least."""
NOISE = (
    "عکس: آرشیو",
    "کد خبر: ۸۴۵۱۲۳۷",
    "اخبار",
    "گزارش",
    "انتهای پیام",
    "تلگرام | واتساپ | ایمیل",
    "صفحه ۴",
    "اقتصاد",
)


@dataclass(frozen=True)
class Source:
    """An article of the corpus: its headline and its paragraphs, each a list of sentences."""

    headline: str
    paragraphs: tuple[tuple[str, ...], ...]

    @property
    def sentences(self) -> list[str]:
        return [sentence for paragraph in self.paragraphs for sentence in paragraph]


@dataclass
class Page:
    """A made page: its text, and what is true of it."""

    text: str
    articles: list[Source]
    cut: list[str] = field(default_factory=list)  # sentences in two halves, both on the page
    lost: list[str] = field(default_factory=list)  # sentences of which one half is missing


def held_out_articles() -> list[Source]:
    """The articles of the held-out files, which no lexicon or count has seen."""
    lines = (CORPUS / "held-out.txt").read_text(encoding="utf-8").splitlines()
    names = [line for line in lines if line.startswith("articles/")]
    return [source for name in names for source in read_articles(CORPUS / name)]


def read_articles(path: Path) -> list[Source]:
    """The articles of a corpus file that have a headline and six sentences or more."""
    found: list[Source] = []
    for block in path.read_text(encoding="utf-8").split("\n# "):
        rows = [line.split(" ||| ") for line in block.splitlines() if line.count(" ||| ") == 2]
        heads = [fa for tag, fa, _ in rows if tag == "H"]
        body = [(tag, fa) for tag, fa, _ in rows if tag in "BQ"]
        if heads and len(body) >= 6:
            found.append(Source(heads[0], _paragraphs(body)))
    return found


def _paragraphs(body: Sequence[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    """One to three sentences a paragraph, by their length; a question stands alone."""
    paragraphs: list[list[str]] = []
    for tag, sentence in body:
        full = not paragraphs or len(" ".join(paragraphs[-1])) > 220
        after_question = bool(paragraphs) and paragraphs[-1][-1].endswith("؟")
        if tag == "Q" or full or after_question:
            paragraphs.append([sentence])
        else:
            paragraphs[-1].append(sentence)
    return tuple(tuple(paragraph) for paragraph in paragraphs)


def plain(article: Source) -> str:
    """The article as a clean file has it: headline and paragraphs, a blank line between."""
    return "\n\n".join([article.headline, *(" ".join(p) for p in article.paragraphs)])


def make_page(seed: int, articles: Sequence[Source]) -> Page:
    """A page of three to five of the articles."""
    random_ = random.Random(seed)
    chosen = random_.sample(list(articles), random_.randint(3, 5))
    page = Page("", chosen)
    pieces = [_set_in_columns(article, random_, page) for article in chosen]
    blocks = _interleave(pieces, random_)
    blocks = _repeat(blocks, random_, page)
    paragraphs = [paragraph for block in blocks for paragraph in block]
    for _ in range(random_.randint(1, 4)):
        paragraphs.insert(random_.randint(0, len(paragraphs)), random_.choice(NOISE))
    page.text = _spoil("\n\n".join(paragraphs), random_)
    return page


def _set_in_columns(article: Source, random_: random.Random, page: Page) -> list[list[str]]:
    """The article's paragraphs in one to three columns, which may break inside a sentence.

    No column holds less than `COLUMN` words.
    """
    columns: list[list[str]] = [[article.headline]]
    breaks = random_.sample(range(1, len(article.paragraphs)), min(2, len(article.paragraphs) - 1))
    count = random_.choice((1, 1, 2))
    for index, paragraph in enumerate(article.paragraphs):
        which = random_.randrange(len(paragraph))
        words = paragraph[which].split(" ")
        at = random_.randint(4, max(4, len(words) - 4))
        inside = random_.random() < 0.75 and len(words) >= 9
        before = [*paragraph[:which], " ".join(words[:at])] if inside else []
        after = [" ".join(words[at:]), *paragraph[which + 1 :]] if inside else list(paragraph)
        later = [sentence for other in article.paragraphs[index + 1 :] for sentence in other]
        fits = min(_words([*columns[-1], *before]), _words([*after, *later])) >= COLUMN
        if index not in breaks[:count] or not fits:
            columns[-1].append(" ".join(paragraph))
            continue
        if not inside:
            columns.append([" ".join(paragraph)])
            continue
        columns[-1].append(" ".join(before))
        if random_.random() < 0.12 and which == len(paragraph) - 1:
            page.lost.append(paragraph[which])
            columns.append([])
        else:
            page.cut.append(paragraph[which])
            columns.append([" ".join(after)])
    return [column for column in columns if column]


def _words(texts: Sequence[str]) -> int:
    return sum(len(text.split()) for text in texts)


def _interleave(pieces: list[list[list[str]]], random_: random.Random) -> list[list[str]]:
    """All columns in one order: those of an article mostly in their own, others between."""
    blocks: list[list[str]] = []
    waiting = [list(columns) for columns in pieces]
    if random_.random() < 0.3:
        columns = random_.choice(waiting)
        if len(columns) > 2:
            columns[-1], columns[-2] = columns[-2], columns[-1]
    current = random_.choice(waiting)
    while any(waiting):
        if not current or random_.random() < 0.4:
            current = random_.choice([columns for columns in waiting if columns])
        blocks.append(current.pop(0))
    return blocks


def _repeat(blocks: list[list[str]], random_: random.Random, page: Page) -> list[list[str]]:
    """Some runs of paragraphs come again elsewhere, and some paragraphs in part."""
    del page
    again = list(blocks)
    for _ in range(random_.randint(1, 3)):
        block = random_.choice(blocks)
        first = random_.randrange(len(block))
        run = block[first : first + random_.randint(1, 3)]
        if random_.random() < 0.4:
            words = run[-1].split(" ")
            run = [*run[:-1], " ".join(words[: max(5, 2 * len(words) // 3)])]
        again.insert(random_.randint(0, len(again)), run)
    return again


def _spoil(text: str, random_: random.Random) -> str:
    """Half-spaces go, some letters turn Arabic, some spaces double."""
    if random_.random() < 0.8:
        text = text.replace(ZWNJ, "")
    else:
        text = "".join(c for c in text if c != ZWNJ or random_.random() < 0.4)
    spoiled = []
    for char in text:
        chance = random_.random()
        if char == "ی" and chance < 0.1:
            char = "ي"
        elif char == "ک" and chance < 0.1:
            char = "ك"
        elif char == " " and chance < 0.01:
            char = "  "
        spoiled.append(char)
    return "".join(spoiled)
