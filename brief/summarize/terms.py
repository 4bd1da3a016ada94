"""The content words of a Persian sentence, as stems: what sentences are compared by."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache, lru_cache

_WORD = re.compile(r"[^\W\d_][\w\u200c]*")
_SHORTEST = 2
_KEPT = 8192  # sentences whose stems stay in memory


@lru_cache(_KEPT)
def content_stems(sentence: str) -> tuple[str, ...]:
    """Stems of the words that are no stop words, in order, repeats kept.

    >>> content_stems("تعاونی‌های تهران با شرکت‌ها همکاری می‌کنند.")
    ('تعاونی', 'تهر', 'شرکت', 'همکار')
    """
    stem, stop, tokens = _hazm()
    found = []
    for word in tokens(sentence):
        if not _WORD.fullmatch(word) or word in stop or word.startswith(("می\u200c", "نمی\u200c")):
            continue
        root = stem(word)
        if len(root) >= _SHORTEST and root not in stop:
            found.append(root)
    return tuple(found)


def words(text: str) -> tuple[str, ...]:
    """The words and numbers of a text, without punctuation.

    >>> words("رشد ۱۲.۵ درصدی، خبر خوب!")
    ('رشد', '۱۲.۵', 'درصدی', 'خبر', 'خوب')
    """
    return tuple(w for w in _hazm()[2](text) if any(c.isalnum() for c in w))


@cache
def _hazm() -> tuple[Callable[[str], str], frozenset[str], Callable[[str], Sequence[str]]]:
    # Imported here: hazm brings gensim and scikit-learn, a second that `--help` need not wait.
    from hazm import Stemmer, WordTokenizer, stopwords_list

    words = {w.replace("_", "\u200c") for w in stopwords_list()}
    words |= {part for w in stopwords_list() for part in w.split("_")}
    tokenizer = WordTokenizer(join_verb_parts=False)
    return Stemmer().stem, frozenset(words), tokenizer.tokenize
