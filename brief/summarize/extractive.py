"""Extractive summaries: the sentences that carry an article, in its own words.

Sentences are ranked by centrality (LexRank: a random walk over TF-IDF cosine similarity),
by position, closeness to the headline and figures; cut sentences and enumerations fall back,
questions are left out. Near-repeats are left out, and the chosen ones stand in article order.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from brief.clean.lexicon import rows
from brief.records import Check, Chunk, ModelInfo, Point, Sentence
from brief.summarize.terms import content_stems

_DAMPING = 0.85
_STEPS = 50
_REPEAT = 0.5  # cosine from which a sentence says again what a chosen one says
_NUMBER = re.compile(r"\d+(?:[.,٫٬،/]\d+)*")
_LONG = 45  # words from which a sentence is just long
_CUT = 1.0  # what the source cuts off comes last
# For each further 45 words: nobody reads such a sentence with pleasure, and translations of it
# are the worst. News items of our own, which the other weights are fitted on, have none.
_OVERLONG = 0.15
# Openings that lean on the sentence before: alone they leave the reader asking who or what.
_LEANING = re.compile(
    r"(?:(?:به (?:گفته|باور|اعتقاد|نظر) )?(?:وی|او|این|آن|آنها|آنان)|همچنین|بنابراین|اما"
    r"|در همین راستا|به همین)(?!\w)"
)

Matrix = npt.NDArray[np.float64]


class ExtractiveSummarizer:
    """The default summarizer: no model, nothing invented, every point a source sentence."""

    window = 512
    models: tuple[ModelInfo, ...] = ()
    checks: tuple[Check, ...] = ()

    def count(self, text: str) -> int:
        """See `brief.summarize.Summarizer`: words, since no model counts here."""
        return len(text.split())

    def summarize(
        self, articles: Sequence[Sequence[Chunk]], points: int
    ) -> list[tuple[Point, ...]]:
        """See `brief.summarize.Summarizer`."""
        return [
            select([s for chunk in chunks for s in chunk.sentences], points) for chunks in articles
        ]


def select(sentences: Sequence[Sentence], points: int) -> tuple[Point, ...]:
    """The points of one article, at most ``points``, in the order of the article.

    >>> def s(n, t, kind="body"):
    ...     return Sentence(id=f"1.{n}", text=t, start=0, end=0, paragraph=n, kind=kind)
    >>> found = select([s(1, "رشد تولید فولاد", "heading"),
    ...     s(2, "تولید فولاد کشور در نیمه نخست امسال هفت درصد رشد کرد و صادرات آن بیشتر شد."),
    ...     s(3, "هوا ابری است.")], 1)
    >>> [p.sources for p in found]
    [('1.2',)]
    """
    body = [s for s in sentences if s.kind == "body"]
    if not body:
        # A page of headings alone still has something to say: a headline is better than nothing.
        return tuple(Point(fa=s.text, sources=(s.id,)) for s in sentences[:1])
    heading = [s for s in sentences if s.kind == "heading"]
    terms = [content_stems(s.text) for s in body]
    similarity = _cosine(terms)
    rank = _ranks(body, terms, similarity, heading)
    most = wanted(len(body), points)
    chosen: list[int] = []
    for i in np.argsort(-rank, kind="stable"):
        if len(chosen) == most:
            break
        if all(similarity[i, j] < _REPEAT for j in chosen):
            chosen.append(int(i))
    return tuple(Point(fa=body[i].text, sources=(body[i].id,)) for i in sorted(chosen))


def wanted(sentences: int, points: int) -> int:
    """How many points an article of so many sentences gets, at most ``points``.

    >>> wanted(4, 5), wanted(100, 5)
    (2, 5)
    """
    return min(points, max(2, round(math.sqrt(sentences))))


def weights(sentences: Sequence[Sentence]) -> dict[str, float]:
    """How well each body sentence stands for the article, by its id; more is better."""
    body = [s for s in sentences if s.kind == "body"]
    heading = [s for s in sentences if s.kind == "heading"]
    terms = [content_stems(s.text) for s in body]
    ranks = _ranks(body, terms, _cosine(terms), heading) if body else ()
    return {s.id: float(rank) for s, rank in zip(body, ranks, strict=True)}


def _ranks(
    body: Sequence[Sentence],
    terms: Sequence[Sequence[str]],
    similarity: Matrix,
    heading: Sequence[Sentence],
) -> Matrix:
    # Centralities sum to 1: scaled so that an average sentence has 1 whatever the length.
    centrality = _centrality(similarity) * len(body)
    return np.array(
        [
            _score(features(s, t, c, i, heading), s)
            for i, (s, t, c) in enumerate(zip(body, terms, centrality, strict=True))
        ]
    )


def _cosine(terms: Sequence[Sequence[str]]) -> Matrix:
    """TF-IDF cosine similarity; shape (sentences, sentences), zero for empty sentences."""
    vocabulary = {t: i for i, t in enumerate(sorted({t for ts in terms for t in ts}))}
    seen_in = Counter(t for ts in terms for t in set(ts))
    vectors = np.zeros((len(terms), max(1, len(vocabulary))))
    for row, ts in enumerate(terms):
        for t, n in Counter(ts).items():
            vectors[row, vocabulary[t]] = n * (math.log(len(terms) / seen_in[t]) + 1)
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    vectors /= np.where(norms == 0, 1, norms)
    return np.asarray(vectors @ vectors.T, dtype=np.float64)


def _centrality(similarity: Matrix) -> Matrix:
    """The stationary weights of a random walk from sentence to similar sentence; sum 1."""
    n = len(similarity)
    links = similarity.copy()
    np.fill_diagonal(links, 0)
    sums = links.sum(axis=1, keepdims=True)
    links = np.where(sums > 0, links / np.where(sums == 0, 1, sums), 1 / n)
    weights = np.full(n, 1 / n)
    for _ in range(_STEPS):
        weights = (1 - _DAMPING) / n + _DAMPING * (weights @ links)
    return weights


def features(
    sentence: Sentence,
    terms: Sequence[str],
    centrality: float,
    position: int,
    heading: Sequence[Sentence],
) -> dict[str, float]:
    """What tells a sentence that stands for its article; the names are those of the weights."""
    text = sentence.text
    words = len(text.split())
    numbers = set(_NUMBER.findall(text))
    own = set(terms)
    named = {stem for one in heading for stem in content_stems(one.text)}
    in_heading = {number for one in heading for number in _NUMBER.findall(one.text)}
    return {
        "early": 1 / (1 + position),
        "first": position == 0,
        "second": position == 1,
        "centrality": centrality,
        "of the headline": len(own & named) / max(1, len(named)),
        "like the headline": len(own & named) / max(1, len(own)),
        "a figure": bool(numbers),
        "the headline's figure": bool(numbers & in_heading),
        "figures": min(len(numbers), 4) / 4,
        "length": min(words, _LONG) / _LONG,
        "length squared": (min(words, _LONG) / _LONG) ** 2,
        "quotes": "«" in text,  # what somebody said, rather than what happened
        "leans": bool(_LEANING.match(text)),
        "short": words < 8 or not terms,
        "a list": text.count("،") > max(6, words // 6),  # of names or trades
    }


@cache
def _weights() -> dict[str, float]:
    table = rows(files("brief") / "data" / "summarize" / "sentences.tsv")
    return {name: float(weight) for name, weight in table}


def _score(found: dict[str, float], sentence: Sentence) -> float:
    """How well one sentence stands for the article, by weights fitted on our corpus."""
    known = _weights()
    overlong = max(0.0, len(sentence.text.split()) / _LONG - 1)
    fitted = sum(known[name] * value for name, value in found.items())
    return fitted - _CUT * sentence.cut - _OVERLONG * overlong
