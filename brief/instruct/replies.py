"""What a chat endpoint sends back, read with care: answers, pauses, refusals."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from brief.instruct.address import KEY

LARGEST = 8 * 2**20
"""Bytes of an answer; more is none."""


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer; ``finished`` is False where a length limit cut it off."""

    text: str
    finished: bool


def asked_pause(header: str) -> float | None:
    """Seconds of a ``Retry-After``, which has a number or a day; None if it has neither.

    >>> asked_pause("7"), asked_pause("soon"), asked_pause("Wed, 21 Oct 2015 07:28:00 GMT")
    (7.0, None, 0.0)
    """
    said = header.strip()
    return float(said) if re.fullmatch(r"\d{1,9}(\.\d+)?", said, re.ASCII) else _until(said)


def _until(header: str) -> float | None:
    try:
        when = parsedate_to_datetime(header)
    except ValueError:
        return None
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return max(0.0, (when - datetime.now(UTC)).total_seconds())


def refusal(status: int, model: str) -> str:
    """What a refusal means. The server's own words may hold the key, and are not told."""
    if status in (401, 403):
        return f"answers {status}: the key in {KEY} is missing, wrong or not for {model!r}"
    if status == 404:
        return f"answers 404: no model {model!r} there, or the address lacks its /v1"
    if 300 <= status < 400:
        return f"answers {status}: it wants to redirect; give its final address"
    return f"answers {status} to a chat request for {model!r}"


def parsed(data: bytes) -> tuple[dict[str, Any] | None, str]:
    """The answer if it has the shape of one, and what is wrong with it if not."""
    if len(data) > LARGEST:
        return None, "its answer is too long"
    try:
        answer = json.loads(data)
        text = answer["choices"][0]["message"]["content"]
    except (ValueError, KeyError, IndexError, TypeError, RecursionError):
        return None, "its answer is not of the form of a chat completion"
    if not isinstance(text, str):
        return None, "its answer has no text"
    return answer, ""
