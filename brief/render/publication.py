"""What is known of where a brief is published: it changes the outputs, never the words."""

from __future__ import annotations

from dataclasses import dataclass

from brief.errors import SettingsError


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """Where a brief goes.

    ``site`` is the web address of the folder that the pages are put in, with it links and feed
    entries are absolute; ``publisher`` is named as the feeds' author; ``sender`` and
    ``recipients`` are e-mail addresses; ``front_matter`` are further keys for the YAML, such as
    ``("layout", "post")``; ``templates`` is a folder whose jinja2 templates are used in the
    place of those of `brief` that have the same names.

    >>> Publication(site="javascript:x")
    Traceback (most recent call last):
    brief.errors.SettingsError: site is 'javascript:x': it must start with http:// or https://
    """

    site: str = ""
    publisher: str = "brief"
    sender: str = ""
    recipients: tuple[str, ...] = ()
    front_matter: tuple[tuple[str, object], ...] = ()
    templates: str = ""

    def __post_init__(self) -> None:
        if self.site and not self.site.startswith(("http://", "https://")):
            raise SettingsError(f"site is {self.site!r}: it must start with http:// or https://")
        for address in (self.sender, *self.recipients):
            if address and ("@" not in address or any(c in address for c in "\r\n")):
                raise SettingsError(f"{address!r} is no e-mail address")

    def url(self, name: str) -> str:
        """The address of the file ``name``; empty without a site."""
        return f"{self.site.rstrip('/')}/{name}" if self.site else ""
