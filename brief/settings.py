"""What a run can be told: typed, with defaults, checked when made.

Settings that change the output are part of a brief's signature (`Settings.recipe`).
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date

from brief.errors import SettingsError

DEVICES = ("auto", "cpu", "cuda")
RUNTIMES = ("auto", "ctranslate2", "transformers")
COMPUTES = ("auto", "int8", "float16", "bfloat16", "float32")
CALENDARS = ("both", "jalali")
SUMMARIZERS = ("extractive", "seq2seq", "endpoint")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of one run.

    ``model`` is an entry of ``models/models.toml`` or a folder; ``summarizer`` takes sentences of
    the source (extractive), has ``summary_model`` write (seq2seq; ``model`` when empty), or the
    endpoint; ``endpoint`` is the URL of an OpenAI-compatible service, whose ``endpoint_model``
    then translates in the place of ``model``, each answer awaited ``endpoint_timeout`` seconds;
    ``points`` the most summary sentences an article gets; ``glance`` the most points *At a
    glance*; ``beam`` 1 is greedy,
    0 as many beams as the model's entry recommends;
    ``calendars`` is how Jalali dates are printed in the English (``both`` adds the Gregorian
    day); ``runtime`` is ctranslate2 or transformers (auto: the first where the model
    converts), ``compute`` the type it calculates in (auto: int8 with CTranslate2 on the CPU);
    ``batch_tokens`` bounds a batch (padded source tokens; 0: as the device bears); ``made`` is
    the day printed in the brief (today when None); ``topics`` are the sections of a weekly issue
    with the Persian words that stand for them (those that ship with `brief` when empty);
    ``glossary`` are files of terms over the shipped ones, the later the stronger.

    >>> Settings(device="tpu")
    Traceback (most recent call last):
    brief.errors.SettingsError: device is 'tpu': use one of auto, cpu, cuda
    """

    title: str = "Iran brief"
    model: str = "fa-en-small"
    summarizer: str = "extractive"
    summary_model: str = ""
    endpoint: str = ""
    endpoint_model: str = ""
    endpoint_timeout: float = 120.0
    device: str = "auto"
    beam: int = 0
    points: int = 5
    glance: int = 6
    calendars: str = "both"
    runtime: str = "auto"
    compute: str = "auto"
    batch_tokens: int = 0
    made: date | None = None
    topics: tuple[tuple[str, str], ...] = ()
    glossary: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        choices = {"device": DEVICES, "runtime": RUNTIMES, "compute": COMPUTES,
                   "summarizer": SUMMARIZERS}  # fmt: skip
        for name, known in choices.items():
            if getattr(self, name) not in known:
                raise SettingsError(
                    f"{name} is {getattr(self, name)!r}: use one of {', '.join(known)}"
                )
        if self.calendars not in CALENDARS:
            raise SettingsError(f"calendars is {self.calendars!r}: use {' or '.join(CALENDARS)}")
        for name in ("beam", "points", "glance", "batch_tokens"):
            least = 0 if name in ("beam", "batch_tokens") else 1
            if getattr(self, name) < least:
                raise SettingsError(f"{name} is {getattr(self, name)}: it must be at least {least}")
        self._check_endpoint()
        if isinstance(self.glossary, str):
            raise SettingsError(f"glossary is {self.glossary!r}: give a tuple of files")
        if not self.title.strip():
            raise SettingsError("title is empty: give the brief a title")

    def _check_endpoint(self) -> None:
        if self.summarizer == "endpoint" and not self.endpoint:
            raise SettingsError("summarizer is 'endpoint', but endpoint is empty: give its URL")
        if bool(self.endpoint) != bool(self.endpoint_model):
            raise SettingsError("endpoint (a URL) and endpoint_model (a name) go together")
        if self.endpoint_timeout <= 0:
            raise SettingsError("endpoint_timeout is in seconds: it must be more than 0")

    def recipe(self) -> str:
        """The settings that change what a brief says, for its signature.

        >>> Settings(beam=2).recipe()
        'summarizer=extractive beam=2 points=5 glance=6 calendars=both'
        """
        told = ("summarizer", "beam", "points", "glance", "calendars")
        values = {f.name: getattr(self, f.name) for f in fields(self) if f.name in told}
        return " ".join(f"{k}={v or 'auto'}" for k, v in values.items())
