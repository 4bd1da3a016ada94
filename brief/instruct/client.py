"""Ask an OpenAI-compatible chat endpoint, with patience and without giving the key away.

What a busy or broken server does (429, 5xx, no answer in time, an answer that is no JSON) is
tried again with growing pauses, or with the pause that ``Retry-After`` asks for. The key comes
from ``BRIEF_API_KEY`` and goes into one header, to this one host, and nowhere else.
"""

from __future__ import annotations

import json
import random
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import urllib3

from brief.errors import ModelError, SettingsError
from brief.instruct.address import KEY, read_address
from brief.instruct.replies import LARGEST, Reply, asked_pause, parsed, refusal

_TRIES = 5
_LONGEST_PAUSE = 60.0  # seconds; a server that asks for more is not waited for
_CONNECT = 10.0  # seconds
_BLOCK = 65_536  # bytes of a read
_OUTAGES = 3  # questions in a row that got no answer; then nothing more is asked
_BUSY = (408, 429, 500, 502, 503, 504)


class EndpointError(ModelError):
    """The endpoint gave no answer that can be used, although it was asked again."""


@dataclass(slots=True)
class Usage:
    """What was used so far. ``uncounted`` answers came without a count."""

    calls: int = 0
    retries: int = 0
    sent: int = 0
    received: int = 0
    uncounted: int = 0


class ChatClient:
    """One endpoint and model. Several threads may ask at once.

    :raises SettingsError: the address can't be used, or would show the key on the way.
    """

    def __init__(
        self,
        url: str,
        model: str,
        timeout: float = 120.0,
        key: str = "",
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.model, self.usage = model, Usage()
        self.host, self._url = read_address(url, bool(key))
        self._sleep, self._lock, self._timeout = sleep, threading.Lock(), timeout
        self._outages, self._takes_temperature = 0, True
        self._headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if key:
            if not key.isascii() or not key.isprintable() or " " in key:
                raise SettingsError(f"{KEY} holds a character that no key has")
            self._headers["Authorization"] = f"Bearer {key}"
        wait = urllib3.Timeout(connect=min(_CONNECT, timeout), read=timeout)
        self._pool = urllib3.PoolManager(timeout=wait, retries=False, maxsize=8)

    def ask(self, prompt: str, temperature: float = 0.0) -> Reply:
        """The model's answer to ``prompt``; at a ``temperature`` of 0 the likeliest.

        :raises EndpointError: no usable answer after several tries.
        :raises ModelError: the endpoint refuses: a wrong key, model or address.
        """
        if self._outages >= _OUTAGES:
            raise EndpointError(f"endpoint {self.host}: given up after {_OUTAGES} outages")
        fault = ""
        for attempt in range(_TRIES):
            if attempt:
                with self._lock:
                    self.usage.retries += 1
            answer, fault, pause = self._post(self._body(prompt, temperature))
            if answer is not None:
                return self._reply(answer)
            if attempt + 1 < _TRIES:
                # Jitter: several threads that were turned away together don't come back together.
                growing = min(_LONGEST_PAUSE, 2.0**attempt * (1 + random.random() / 4))
                self._sleep(growing if pause is None else pause)
        with self._lock:
            self._outages += 1
        raise EndpointError(f"endpoint {self.host}: {fault}, {_TRIES} times")

    def _body(self, prompt: str, temperature: float) -> dict[str, Any]:
        messages = [{"role": "user", "content": prompt}]
        body: dict[str, Any] = {"model": self.model, "messages": messages, "stream": False}
        return body | {"temperature": temperature} if self._takes_temperature else body

    def _post(self, body: Mapping[str, Any]) -> tuple[dict[str, Any] | None, str, float | None]:
        """The answer, or what was wrong and how long the server asks to wait."""
        try:
            response = self._pool.request(
                "POST", self._url, body=json.dumps(body, ensure_ascii=False).encode(),
                headers=self._headers, redirect=False, preload_content=False,
            )  # fmt: skip
        except urllib3.exceptions.NewConnectionError:  # which counts among the timeouts
            return None, "can't be reached", None
        except urllib3.exceptions.TimeoutError:
            return None, "no answer in time", None
        except (urllib3.exceptions.HTTPError, OSError) as exc:
            return None, f"can't be reached ({type(exc).__name__})", None
        try:
            data = self._read(response)
        except (TimeoutError, urllib3.exceptions.TimeoutError):
            return None, "no answer in time", None
        except (urllib3.exceptions.HTTPError, OSError) as exc:
            return None, f"broke off ({type(exc).__name__})", None
        finally:
            response.close()
        if response.status in _BUSY:
            pause = asked_pause(response.headers.get("Retry-After", ""))
            if pause is not None and pause > _LONGEST_PAUSE:
                raise EndpointError(
                    f"endpoint {self.host}: asks to wait {pause:.0f} seconds: try again later"
                )
            return None, f"answers {response.status}", pause
        if response.status == 400 and "temperature" in body:
            self._takes_temperature = False  # some models refuse any that is not their own
            return None, "answers 400", 0.0
        if response.status != 200:
            raise ModelError(f"endpoint {self.host}: {refusal(response.status, self.model)}")
        return (*parsed(data), None)

    def _read(self, response: urllib3.BaseHTTPResponse) -> bytes:
        """The body, as far as an answer may be long; a trickle does not hold us for ever."""
        deadline = time.monotonic() + self._timeout
        data = bytearray()
        while block := response.read1(_BLOCK):
            data += block
            if len(data) > LARGEST:
                break
            if time.monotonic() > deadline:
                raise TimeoutError
        return bytes(data)

    def _reply(self, answer: dict[str, Any]) -> Reply:
        choice = answer["choices"][0]
        used = answer.get("usage")
        used = used if isinstance(used, dict) else {}
        sent, received = used.get("prompt_tokens"), used.get("completion_tokens")
        with self._lock:
            self._outages = 0
            self.usage.calls += 1
            if isinstance(sent, int) and isinstance(received, int):
                self.usage.sent += sent
                self.usage.received += received
            else:
                self.usage.uncounted += 1
        return Reply(choice["message"]["content"], choice.get("finish_reason") != "length")

    @property
    def notes(self) -> tuple[str, ...]:
        """What was used, for a reader of the brief."""
        used = self.usage
        if not used.calls:
            return ()
        told = f"{used.calls} calls of {self.model} at {self.host}"
        if used.uncounted < used.calls:
            told += f", {used.sent:,} tokens sent and {used.received:,} received"
        if used.uncounted:
            told += f" ({used.uncounted} answers without a count of tokens)"
        return (told, *([f"{used.retries} calls had to be repeated"] if used.retries else []))
