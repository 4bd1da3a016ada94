"""The English held to the glossary: by masks, by correction, else told as a miss."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_translate import Scripted

from brief.glossary import Glossary, Term
from brief.glossary.enforce import enforce
from brief.glossary.english import fit, in_other_form, plural_of, rendered
from brief.glossary.latin import is_spelling, latin_skeleton, persian_skeleton
from brief.models import find
from brief.problem import problem_kind
from brief.settings import Settings
from brief.translate.protected import ProtectedTranslator


def mine(*rows):
    return Glossary([Term(*row, user=True) for row in rows])


BANK = ("بانک مرکزی", "CBI")
COOP = ("تعاونی", "co-op", "noun")
FUND = ("صندوق توسعه ملی", "National Development Fund")
NAME = ("قالیباف", "Qalibaf")
KEPT = ("بله", "", "", "", True)


@pytest.mark.parametrize(
    ("rows", "fa", "en", "wanted", "missed"),
    [
        # there already, in any number and with what follows
        ([COOP], "تعاونی باز شد.", "The co-op opened.", None, 0),
        ([COOP], "سه تعاونی باز شد.", "Three co-ops opened.", None, 0),
        ([COOP], "تعاونی باز شد.", "Co-op opened.", None, 0),
        ([BANK], "نرخ بانک مرکزی", "the CBI's rate", None, 0),
        # another English of the glossary
        ([BANK], "بانک مرکزی گفت.", "The Central Bank said.", "The CBI said.", 0),
        ([COOP], "تعاونی باز شد.", "A cooperative opened.", "A co-op opened.", 0),
        ([COOP], "تعاونی‌ها", "Cooperatives", "Co-ops", 0),
        ([COOP], "سه تعاونی", "three cooperatives", "three co-ops", 0),
        ([("تعاونی", "entity")], "تعاونی", "It is a cooperative.", "It is an entity.", 0),
        # two of them for two terms; two for one are not sure
        (
            [BANK],
            "بانک مرکزی و بانک مرکزی",
            "the Central Bank and the Central Bank",
            "the CBI and the CBI",
            0,
        ),
        ([BANK], "بانک مرکزی", "the Central Bank and a Central Bank", None, 1),
        # other Persian of the sentence may be meant
        ([("دولت", "administration")], "دولت و حکومت", "the government", None, 1),
        # other letters, large and small ones
        ([NAME], "قالیباف گفت.", "Ghalibaf said.", "Qalibaf said.", 0),
        ([NAME], "قالیباف گفت.", "QALIBAF said.", "Qalibaf said.", 0),
        ([("رضا مرادی", "Reza Moradi")], "رضا مرادی", "with Rezā Moraadi", "with Reza Moradi", 0),
        ([("رضا مرادی", "Reza Moradi")], "رضا مرادی", "with Riza Muradi", "with Reza Moradi", 0),
        # nearly the same words, at about the same place
        (
            [FUND],
            "صندوق توسعه ملی",
            "the National Development Funds",
            "the National Development Fund",
            0,
        ),
        (
            [FUND],
            "صندوق توسعه ملی وام داد.",
            "The National Developement Fund lent.",
            "The National Development Fund lent.",
            0,
        ),
        # not there: told, never put in by force
        ([BANK], "بانک مرکزی گفت.", "The rate was cut.", None, 1),
        ([FUND], "صندوق توسعه ملی وام داد.", "A fund lent money.", None, 1),
        ([BANK, COOP], "بانک مرکزی و تعاونی", "the rate", None, 2),
        # a shorter term inside a longer one is not the shorter one
        (
            [("بانک", "bank"), ("بانک صنعت", "Industry Bank")],
            "بانک با بانک صنعت",
            "with Industry Bank",
            None,
            1,
        ),
        ([KEPT], "پیام‌رسان بله", "the messenger ⁨بله⁩", None, 0),
        ([KEPT], "پیام‌رسان بله", "the messenger Yes", None, 1),
        ([BANK], "بانک مرکزی", "", None, 0),
    ],
)
def test_what_is_put_right_and_what_is_told(rows, fa, en, wanted, missed):
    glossary = mine(*rows)
    done = enforce(fa, en, glossary.find(fa), glossary)
    assert done.text == (en if wanted is None else wanted)
    assert len(done.misses) == missed


WORDS = ["the", "Central Bank", "CBI", "cooperative", "co-ops", "a", ".", "Qalibaf", "12", "<n1>"]


@given(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join))
def test_what_is_right_stays_right(en):
    fa = "بانک مرکزی و تعاونی و قالیباف"
    glossary = mine(BANK, COOP, NAME)
    once = enforce(fa, en, glossary.find(fa), glossary)
    again = enforce(fa, once.text, glossary.find(fa), glossary)
    assert (again.text, again.misses) == (once.text, once.misses)
    assert once.text.count("12") == en.count("12")


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("company", "companies"), ("co-op", "co-ops"), ("bus", "buses"), ("woman", "women"),
        ("member of parliament", "members of parliament"), ("crisis", "crises"), ("day", "days"),
        ("joint-stock company", "joint-stock companies"), ("Iranian", "Iranians"),
        ("Chinese", "Chinese"), ("person in charge", "people in charge"), ("workers", "workers"),
    ],
)  # fmt: skip
def test_plurals(one, many):
    assert plural_of(one) == many


@pytest.mark.parametrize(
    ("persian", "latin", "same"),
    [
        ("قاسمی", "Ghasemi", True), ("قاسمی", "Qassemi", True), ("قاسمی", "Qasem", False),
        ("روحانی", "Rouhani", True), ("روحانی", "Rohani", True), ("روحانی", "Rahmani", False),
        ("خامنه‌ای", "Khamenei", True), ("پزشکیان", "Pezeshkian", True),
        ("محمد", "Mohammad", True), ("محمد", "Muhammad", True), ("محمد", "Mahmoud", False),
        ("عباس", "Abbas", True), ("شیراز", "Shiraz", True), ("شیراز", "Shirazi", False),
        ("کرمانشاهی", "Kermanshah", False), ("فاطمه", "Fatemeh", True), ("مصطفی", "Mostafa", True),
        ("ژاله", "Zhaleh", True), ("چمران", "Chamran", True), ("علی رضا", "Ali Reza", True),
    ],
)  # fmt: skip
def test_the_same_name_in_other_letters(persian, latin, same):
    assert is_spelling(persian, latin) is same
    if same and " " not in latin:
        assert persian_skeleton(persian.replace("‌", "")) == latin_skeleton(latin)


@pytest.mark.parametrize(
    ("fa", "en", "wanted"),
    [
        ("تعاونی", "A co-op opened", "A co-op opened"),
        ("تعاونی", "co-op opened", "Co-op opened"),
        ("اتاق", "It is a entity", "It is an entity"),
        ("اتاق", "An entity", "An entity"),
        ("تعاونی", "An co-op", "A co-op"),
        ("سازمان", "with a UN agency", "with a UN agency"),
        ("سازمان", "with an UN agency", "with a UN agency"),
    ],
)
def test_what_stands_beside_a_mask_fits_its_term(fa, en, wanted):
    glossary = mine(COOP, ("اتاق", "entity"), ("سازمان", "UN"))
    assert fit(en, glossary.find(fa)) == wanted


def test_a_subject_has_the_users_plural():
    glossary = mine(COOP)
    assert glossary.lookup("تعاونی‌های") == "co-ops"
    assert glossary.lookup("تعاونی‌ها و") is None


def test_peoples_are_counted_and_places_are_not():
    found = Glossary().find("ایرانی‌ها و ایرانی ها، نه تاکستان‌ها و تاکستان ها")
    assert [rendered(m) for m in found] == ["Iranians", "Iranians"]


@pytest.mark.parametrize(
    ("en", "there"),
    [
        ("Indian ports", True),
        ("ports of India", True),
        ("the Indus", False),
        ("Indianapolis", False),
    ],
)
def test_a_name_stands_in_what_is_made_of_it(en, there):
    assert in_other_form(en, Term("هند", "India", part="name")) is there


# --- through the translator --------------------------------------------------------------------


def translate(runtime, text, *lines, masks=True, tmp_path):
    path = tmp_path / "terms.tsv"
    path.write_text("\n".join(lines), encoding="utf-8")
    entry = replace(find("fa-en-small"), masks=masks, protects_names=masks)
    settings = Settings(glossary=(str(path),))
    return ProtectedTranslator(runtime, entry, settings).translate([text])[0]


def test_a_name_goes_as_a_mask_and_comes_back_exactly(tmp_path):
    runtime = Scripted("The <n1> cut the rate.")
    made = translate(runtime, "بانک مرکزی نرخ را کاهش داد.", "بانک مرکزی\tCBI", tmp_path=tmp_path)
    assert (made.text, made.problems) == ("The CBI cut the rate.", ())
    assert runtime.calls[0][0][0].text == "<n1> نرخ را کاهش داد."


def test_a_common_noun_is_not_masked_where_the_model_finds_it(tmp_path):
    runtime = Scripted("The co-op opened.")
    made = translate(runtime, "تعاونی باز شد.", "تعاونی\tco-op", tmp_path=tmp_path)
    assert (made.text, made.problems) == ("The co-op opened.", ())
    assert len(runtime.calls) == 1
    assert "<n1>" not in runtime.calls[0][0][0].text


def test_a_common_noun_that_is_missing_is_masked_then(tmp_path):
    def answer(request):
        return "The <n1> opened." if "<n1>" in request.text else "It opened."

    runtime = Scripted(answer)
    made = translate(runtime, "تعاونی‌ها باز شدند.", "تعاونی\tco-op", tmp_path=tmp_path)
    assert (made.text, made.problems) == ("The co-ops opened.", ())
    assert len(runtime.calls) == 2


def test_without_masks_the_english_is_put_right(tmp_path):
    runtime = Scripted("The Central Bank cut the rate.")
    made = translate(
        runtime, "بانک مرکزی نرخ را کاهش داد.", "بانک مرکزی\tCBI", masks=False, tmp_path=tmp_path
    )
    assert (made.text, made.problems) == ("The CBI cut the rate.", ())


def test_a_miss_is_decoded_again_and_then_told(tmp_path):
    runtime = Scripted("The rate was cut.")
    made = translate(
        runtime, "بانک مرکزی نرخ را کاهش داد.", "بانک مرکزی\tCBI", masks=False, tmp_path=tmp_path
    )
    assert made.problems == ("lacks “CBI”, the glossary's English for «بانک مرکزی»",)
    assert [problem_kind(p) for p in made.problems] == ["glossary"]
    assert len(runtime.calls) == 3


def test_another_hypothesis_may_have_the_term(tmp_path):
    runtime = Scripted("The rate was cut.", "The CBI cut the rate.")
    made = translate(
        runtime, "بانک مرکزی نرخ را کاهش داد.", "بانک مرکزی\tCBI", masks=False, tmp_path=tmp_path
    )
    assert (made.text, made.problems) == ("The CBI cut the rate.", ())


def test_a_shipped_name_that_is_missing_is_told_and_not_decoded_again(tmp_path):
    runtime = Scripted("He lives in the city.")
    made = translate(runtime, "او در تهران است.", masks=False, tmp_path=tmp_path)
    assert made.problems == ("lacks “Tehran”, the glossary's English for «تهران»",)
    assert len(runtime.calls) == 1


def test_the_persian_itself_may_stay(tmp_path):
    runtime = Scripted("The <n1> messenger opened.")
    made = translate(runtime, "پیام‌رسان بله باز شد.", "بله\t\t\t\tyes", tmp_path=tmp_path)
    assert (made.text, made.problems) == ("The ⁨بله⁩ messenger opened.", ())
    other = translate(
        Scripted("A پیام opened."), "پیام باز شد.", "بله\t\t\t\tyes", tmp_path=tmp_path
    )
    assert "has Persian left in it" in other.problems


def test_a_latin_form_is_kept(tmp_path):
    runtime = Scripted("<n1> opened.")
    made = translate(runtime, "پیک‌ساها باز شد.", "پیک‌سا\tPeykSa\t\t\tyes", tmp_path=tmp_path)
    assert (made.text, made.problems) == ("PeykSa opened.", ())


@pytest.mark.parametrize(
    "english",
    [
        "<n2>",
        "<b>CBI</b>",
        "{{ site.title }}",
        "<t> CBI",
        "CBI | x",
        "[CBI](http://x.example)",
        r"\1 CBI",
    ],
)
def test_hostile_english_is_text(tmp_path, english):
    made = translate(
        Scripted("The <n1> cut the rate to <n2>."),
        "بانک مرکزی نرخ را به ۱۲٫۵ درصد رساند.",
        f"بانک مرکزی\t{english}",
        tmp_path=tmp_path,
    )
    assert english in made.text
    assert "12.5" in made.text
    corrected = translate(
        Scripted("The Central Bank spoke."), "بانک مرکزی گفت.", f"بانک مرکزی\t{english}",
        masks=False, tmp_path=tmp_path,
    )  # fmt: skip
    assert corrected.text == f"The {english} spoke."


@pytest.mark.parametrize("persian", ["<n1>", "<t>", "{{", "a.*b", "(", "۱۲", "%s"])
def test_hostile_persian_finds_only_itself(tmp_path, persian):
    path = tmp_path / "terms.tsv"
    path.write_text(f"{persian} x\tCBI\n", encoding="utf-8")
    made = translate(Scripted("He came."), "او آمد.", f"{persian} x\tCBI", tmp_path=tmp_path)
    assert (made.text, made.problems) == ("He came.", ())


def test_a_miss_marks_the_point_and_stands_in_the_checks(tmp_path, monkeypatch):
    from brief import translate as step
    from brief.pipeline import brief_articles
    from brief.records import Article

    def load(entry, settings):
        return ProtectedTranslator(Scripted("The rate was cut."), entry, settings)

    monkeypatch.setattr(step, "load", load)
    path = tmp_path / "terms.tsv"
    path.write_text("نرخ سود\tprofit rate\n", encoding="utf-8")
    text = "بانک نرخ سود را کاهش داد.\n\nبانک امروز نرخ سود را برای همه شهرها کاهش داد."
    made = brief_articles(
        [Article(text=text, source="a.txt")], Settings(glossary=(str(path),), beam=1)
    )
    (story,) = made.stories
    assert all("lacks “profit rate”" in " ".join(p.problems) for p in story.points)
    checks = [c for c in made.checks if c.kind == "glossary"]
    assert checks
    assert all("«نرخ سود»" in c.message for c in checks)
    assert all(c.article == 1 for c in checks)
    assert "lacks “profit rate”" in made.to_markdown()


def test_persian_that_stays_is_isolated_in_markdown():
    from brief.render.escape import markdown

    assert markdown("⁨بله⁩ 12") == '<bdi dir="rtl" lang="fa">بله</bdi> 12'
    assert markdown("⁨*x*") == r"\*x\*"
