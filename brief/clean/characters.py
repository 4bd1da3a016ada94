"""Repairs single characters: Arabic letters, entities, invisible marks, spaces, punctuation.

Never touched: URLs, e-mail addresses, and runs that hold a Latin letter or a digit; digits
stay as they are written. The combining marks tanvin and hamza are kept; other vowel marks
stay where a writer set a single one and go where a word is vocalised.
"""

from __future__ import annotations

import html
import re
import unicodedata

from brief.clean.edits import Edit, apply, compose, drop_empty
from brief.clean.letters import LETTER, ZWNJ

_LETTERS = str.maketrans("يىېۍےكڪڬھہۃەٱ", "یییییکککهههها")
_INVISIBLE = (
    "\u00ad\u061c\u180e\u200b\u200d-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb"
    "\ufe00-\ufe0f\x00-\x08\x0e-\x1f\x7f"
)
_SPACES = "\t \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_BREAKS = "\r\n\x0b\x0c\x85\u2028\u2029"
_VOWELS = "\u064c-\u0653\u0656-\u065f\u0670"
_MARK = re.compile(f"[{_VOWELS}]")
_ENTITY = r"&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8}\d{0,2});"

# What never changes. A dot or slash belongs to a code only between its own characters.
_CODE = "[A-Za-z\u00c0-\u024f0-9۰-۹٠-٩_@#]"
KEPT = (
    r"(?:https?://|www\.|ftp://)[^\s«»<>\"\u200c-\u200f]*[^\s«»<>\"\u200c-\u200f.,:;،؛؟!)\]]"
    rf"|{_CODE}+(?:[.,:;/\\%+=&?~$'*|٫٬،!\-]+{_CODE}+)*"
)

_TOKEN = re.compile(
    rf"(?P<entity>{_ENTITY})"
    rf"|(?P<kept>{KEPT})"
    rf"|(?P<break>\r\n|[\r\x0b\x85\u2028]|[\x0c\u2029])"
    rf"|(?P<presentation>[\ufb50-\ufdff\ufe70-\ufefc]+)"
    rf"|(?P<invisible>[{_INVISIBLE}]+)"
    rf"|(?P<letters>[يىېۍےكڪڬھہۃەٱ]+)"
    rf"|(?P<tatweel>ـ+)"
    rf"|(?P<joint>[¬{ZWNJ}]+)"
    rf"|(?P<space>[{_SPACES}]{{2,}}|[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000])"
    rf"|(?P<word>[{LETTER}]*[{_VOWELS}\u0654\u0655][{LETTER}]*)"
    r"|(?P<latin>[?,;])"
)
_PUNCTUATION = re.compile(
    rf"(?P<kept>{KEPT})"
    rf"|(?<=[{LETTER}»)]) +(?P<before>[،؛؟!.:](?![.…]))(?=[\s»)]|$)"
    rf"|(?<=[{LETTER}]{{2}})(?P<after>[،؛؟!]|\.(?=[{LETTER}]{{2}}))(?=[{LETTER}«])"
    rf"|(?P<open>«) +(?=\S)|(?<=\S) +(?P<close>»)"
)
_LATIN = {"?": "؟", ",": "،", ";": "؛"}
_REASONS = {
    "entity": "HTML entity",
    "break": "line break",
    "presentation": "presentation form",
    "invisible": "invisible character",
    "letters": "Arabic letter",
    "tatweel": "tatweel",
    "joint": "half-space where none belongs",
    "space": "spaces",
    "word": "vowel marks",
    "latin": "Latin punctuation",
}


def repair_characters(text: str) -> tuple[str, list[Edit]]:
    """The repaired text, and the edits of ``text`` that make it."""
    edits: list[Edit] = []
    for _ in range(5):  # a repair can lay another fault bare: «&amp;nbsp;»
        found = _round(text, _TOKEN)
        middle = apply(text, found)
        spaced = _round(middle, _PUNCTUATION)
        if not found and not spaced:
            break
        edits = compose(compose(edits, text, found), middle, spaced)
        text = apply(middle, spaced)
    return text, edits


def _round(text: str, pattern: re.Pattern[str]) -> list[Edit]:
    edits: list[Edit] = []
    kept = -1  # where the last text that never changes has ended
    for match in pattern.finditer(text):
        kind = match.lastgroup or ""
        if kind == "kept":
            kept = match.end()
            continue
        if kind == "before" and match.start() == kept:
            continue  # a mark moved up to an address would seem a part of it
        if pattern is _TOKEN:
            after, reason = _replacement(kind, match, text), _REASONS[kind]
        else:
            after, reason = _spacing(kind, match[kind]), "spacing of punctuation"
        edits.append(Edit(match.start(), match.end(), after, reason))
    return drop_empty(text, edits)


def _spacing(kind: str, mark: str) -> str:
    return f"{mark} " if kind == "after" else mark


def _replacement(kind: str, match: re.Match[str], text: str) -> str:
    found = match[0]
    before = text[match.start() - 1 : match.start()]
    after = text[match.end() : match.end() + 1]
    if kind == "entity":
        return html.unescape(found)
    if kind == "break":
        return "\n\n" if found in "\x0c\u2029" else "\n"
    if kind == "presentation":
        return unicodedata.normalize("NFKC", found).translate(_LETTERS)
    if kind == "letters":
        return found.translate(_LETTERS)
    if kind == "invisible":
        return ""
    if kind == "tatweel":
        at_line_end = after in ("", "\n", "\r")
        return found if at_line_end or not (_is_letter(before) or _is_letter(after)) else ""
    if kind == "joint":
        return ZWNJ if _joins(before) and _joins(after) else found.replace(ZWNJ, "")
    if kind == "space":
        return found if before.isdigit() and after.isdigit() else " "
    if kind == "word":
        return _vowels(found.translate(_LETTERS))
    if kind == "latin" and before == " ":
        before = text[match.start() - 2 : match.start() - 1]
    ends = not after or after.isspace() or _is_letter(after)
    return _LATIN[found] if _is_letter(before) and ends else found


def _vowels(word: str) -> str:
    composed = unicodedata.normalize("NFC", word)
    return composed if len(_MARK.findall(composed)) < 2 else _MARK.sub("", composed)


def _is_letter(char: str) -> bool:
    return char.isalpha() and "\u0600" <= char <= "\u06ff"


def _joins(char: str) -> bool:
    return char.isalnum() or unicodedata.category(char or " ") == "Mn"
