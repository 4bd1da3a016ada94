"""Pages: floors on made pages, whole articles that stay whole, and what must never be lost."""

from collections import Counter
from pathlib import Path

import pages
import pytest

from brief.clean import clean
from brief.records import Article
from brief.segment import groups, repeats, seams, segment

EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "newspaper-page.txt"
SAMPLE = Path(__file__).resolve().parents[2] / "shared" / "samples" / "newspaper-page.txt"
FLOORS = {"grouping": 0.945, "rejoined": 0.87}
MOST_WRONG_JOINS = 0.13
PAGES = 50


def take(text):
    return segment(clean(Article(text=text, source="page")))


def key(text):
    return "".join(char for char in text.replace("ي", "ی").replace("ك", "ک") if char.isalnum())


def b_cubed(pairs):
    """F1 of (group found, true group) over sentences."""
    both, found, true = Counter(pairs), Counter(f for f, _ in pairs), Counter(t for _, t in pairs)
    precision = sum(both[pair] / found[pair[0]] for pair in pairs) / len(pairs)
    recall = sum(both[pair] / true[pair[1]] for pair in pairs) / len(pairs)
    return 2 * precision * recall / (precision + recall)


@pytest.fixture(scope="module")
def made():
    articles = pages.held_out_articles()
    found = [pages.make_page(seed, articles) for seed in range(PAGES)]
    return [(page, take(page.text)) for page in found]


def test_no_sentence_is_repeated_or_lost(made):
    for page, documents in made:
        texts = [key(document.text) for document in documents]
        broken = {key(sentence) for sentence in page.cut + page.lost}
        for article in page.articles:
            for sentence in article.sentences:
                count = sum(text.count(key(sentence)) for text in texts)
                assert count <= 1 or len(sentence.split()) < 4
                assert count or key(sentence) in broken


def test_articles_are_grouped(made):
    scores = []
    for page, documents in made:
        texts = [key(document.text) for document in documents]
        pairs = [
            (found[0], true)
            for true, article in enumerate(page.articles)
            for sentence in article.sentences
            if (found := [i for i, text in enumerate(texts) if key(sentence) in text])
        ]
        scores.append(b_cubed(pairs))
    assert sum(scores) / len(scores) >= FLOORS["grouping"]


def test_cut_sentences_are_joined_again(made):
    whole = total = 0
    for page, documents in made:
        texts = [key(document.text) for document in documents]
        total += len(page.cut)
        whole += sum(any(key(sentence) in text for text in texts) for sentence in page.cut)
    assert total > 80
    assert whole / total >= FLOORS["rejoined"]


def test_few_sentences_are_joined_that_are_none(made):
    joined = wrong = 0
    for page, documents in made:
        true = [key(" ".join((a.headline, *a.sentences))) for a in page.articles]
        for document in documents:
            places = {d.start for d in document.doubts if d.message.startswith("two halves")}
            texts = [key(s.text) for s in document.sentences if s.start in places]
            joined += len(texts)
            wrong += sum(not any(text in article for article in true) for text in texts)
    assert joined > 80
    assert wrong / joined <= MOST_WRONG_JOINS


def test_every_word_of_the_page_is_in_an_article_or_dropped(made):
    for page, documents in made[:15]:
        put = "".join(key(document.text) for document in documents)
        put += "".join(key(dropped.text) for document in documents for dropped in document.dropped)
        assert Counter(key(page.text)) == Counter(put)


def test_ids_offsets_and_sentences_hold(made):
    for _, documents in made:
        joined = "\n\n".join(document.text for document in documents)
        for number, one in enumerate(documents, start=1):
            assert one.id == number
            assert joined[one.offset : one.offset + len(one.text)] == one.text
            assert [s.id for s in one.sentences] == [
                f"{number}.{i}" for i in range(1, len(one.sentences) + 1)
            ]
            for sentence in one.sentences:
                assert one.text[sentence.start : sentence.end] == sentence.text
                paragraph = one.paragraphs[sentence.paragraph]
                assert paragraph.start <= sentence.start < sentence.end <= paragraph.end


def test_whole_articles_stay_whole():
    for article in pages.held_out_articles():
        documents = take(pages.plain(article))
        assert len(documents) == 1
        assert documents[0].dropped == ()
        assert not any(p.cut_start or p.cut_end for p in documents[0].paragraphs)
        assert key(documents[0].text) == key(pages.plain(article))


def test_segmenting_takes_the_first_id_and_an_empty_page():
    document = clean(Article(text="نان گران شد.", source="-"))
    assert [one.id for one in segment(document, first_id=7)] == [7]
    assert [s.id for s in segment(document, first_id=7)[0].sentences] == ["7.1"]
    assert segment(clean(Article(text="", source="-"))) == ()


def test_a_half_without_its_other_half_is_marked():
    text = "نان گران شد\n\nنانوایان شهر روز شنبه گفتند که آرد و نمک و خمیرمایه را از"
    last = take(text)[0]
    assert last.paragraphs[-1].cut_end
    assert last.sentences[-1].cut


def test_work_grows_with_the_text_and_not_faster(monkeypatch):
    paths = sorted((pages.CORPUS / "articles").glob("a1_*.txt"))
    articles = [article for path in paths for article in pages.read_articles(path)]
    made = [pages.make_page(seed, articles[seed * 5 : seed * 5 + 5]).text for seed in range(24)]
    calls = Counter()

    def counted(name, function):
        def call(*args):
            calls[name] += 1
            return function(*args)

        return call

    for name in ("alike", "alike_to_rest"):
        for module in (groups, seams, repeats):
            if hasattr(module, name):
                monkeypatch.setattr(module, name, counted("work", getattr(module, name)))
    work = []
    for count in (12, 24):
        calls.clear()
        take("\n\n".join(made[:count]))
        work.append(calls["work"])
    assert work[1] < 2.6 * work[0]


@pytest.mark.parametrize("tail", ["است که از آن حمایت می‌کند.", "می‌شود و به شهر می‌رسد."])
def test_text_that_begins_in_mid_sentence_is_marked(tail):
    text = f"نان گران شد\n\nنانوایان شهر از گرانی آرد گله کردند.\n\n{tail}"
    (document,) = take(text)
    assert [p.cut_start for p in document.paragraphs] == [False, False, True]
    assert [s.cut for s in document.sentences] == [False, False, True]


def test_an_interview_with_subheadings_stays_one_article():
    documents = take(EXAMPLE.read_text(encoding="utf-8"))
    interview, farming, port = documents
    assert interview.title == "۱۸۰ هزار نفر به کارگاه‌های تعطیل شده بازگشتند"
    assert farming.title == "کارنامه آبیاری نوین در سالی که کم بارید"
    assert port.title == "راه‌اندازی خط تازه کشتیرانی در بندر بوشهر"
    kinds = [(p.kind, interview.text[p.start : p.end][:12]) for p in interview.paragraphs]
    above = [kinds[at - 1][0] for at, (kind, _) in enumerate(kinds) if kind == "question"]
    assert len(above) == 6
    assert above.count("heading") == 4


def test_two_interviews_stay_two():
    raw = (
        "معلم روستا: کلاس را روی بام برپا کردم\n\nدر مدرسه شما چند دانش‌آموز درس می‌خوانند؟\n\n"
        "مدرسه ما هجده دانش‌آموز و یک معلم دارد و کلاس‌ها دو پایه‌اند.\n\n"
        "سرمربی والیبال: جام قهرمانی را می‌خواهیم\n\nتیم ملی برای مسابقه‌ها آماده است؟\n\n"
        "بازیکنان تیم والیبال سه هفته در اردو تمرین کرده‌اند و آماده مسابقه‌اند."
    )
    assert len(take(raw)) == 2


def test_of_two_copies_the_one_that_parts_a_sentence_goes():
    guest = "بلیت قطار تهران و مشهد از فردا فروخته می‌شود."
    raw = (
        f"فروش بلیت قطار آغاز شد\n\n{guest}\n\nمسافران راه‌آهن می‌توانند بلیت را برخط بخرند.\n\n"
        "نانوایان از گرانی آرد گفتند\n\nنانوایان شهر گفتند که آرد و نمک و خمیرمایه را از بازار\n\n"
        f"{guest}\n\nآزاد می‌خرند و سهمیه آرد آنان کم شده است."
    )
    documents = take(raw)
    assert [document.text.count(guest) for document in documents] == [1, 0]
    assert "از بازار آزاد می‌خرند" in documents[1].text


@pytest.mark.skipif(not SAMPLE.exists(), reason="the user's sample page is not here")
def test_the_sample_page():
    raw = SAMPLE.read_text(encoding="utf-8")
    documents = take(raw)
    assert len(documents) == 3
    interview, training, cooperatives = documents
    assert "کارآفرینان ۶۰۰ هزار شغل" in (interview.title or "")
    assert "۴۰۳ هزار و ۱۹ نفر" in training.text
    assert "گواهینامه" in training.text
    # What the interview says of the young entrepreneurs' club stays in the interview.
    assert "باشگاه کارآفرینان" in interview.text
    assert "باشگاه" not in training.text
    assert "۲۰۱ تعاونی" in (cooperatives.title or "")
    assert cooperatives.agency == "ایسنا"
    put = "".join(key(document.text) for document in documents)
    put += "".join(key(dropped.text) for document in documents for dropped in document.dropped)
    assert Counter(key(raw)) == Counter(put)
    sentences = [key(s.text) for document in documents for s in document.sentences]
    assert len(sentences) == len(set(sentences))
