"""Chunks: whole sentences, every one of them, within the window."""

from hypothesis import given
from hypothesis import strategies as st

from brief.chunk import chunk
from brief.records import Document, Sentence


def words(text):
    return len(text.split())


def document(texts, kinds=None):
    kinds = kinds or ["body"] * len(texts)
    return Document(
        text="",
        source="",
        id=1,
        sentences=tuple(
            Sentence(id=f"1.{i}", text=t, start=0, end=0, paragraph=0, kind=k)
            for i, (t, k) in enumerate(zip(texts, kinds, strict=True), 1)
        ),
    )


@given(
    st.lists(st.tuples(st.integers(1, 12), st.sampled_from(["body", "heading"]))),
    st.integers(1, 20),
)
def test_every_sentence_once_in_order_and_within_the_window(lengths, window):
    doc = document(["کلمه " * n for n, _ in lengths], [k for _, k in lengths])
    chunks = chunk(doc, words, window)
    assert [s.id for c in chunks for s in c.sentences] == [s.id for s in doc.sentences]
    for c in chunks:
        assert c.tokens == sum(words(s.text) for s in c.sentences)
        assert c.tokens <= window or len(c.sentences) == 1


def test_a_heading_goes_with_the_text_it_stands_over():
    doc = document(["متن یک دو سه.", "تیتر دوم", "متن چهار پنج شش."], ["body", "heading", "body"])
    assert [len(c.sentences) for c in chunk(doc, words, 6)] == [1, 2]


def test_an_empty_document_has_no_chunk():
    assert chunk(document([]), words, 10) == ()
