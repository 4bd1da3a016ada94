"""Where an endpoint is, and whether a key may go there."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit

from brief.errors import SettingsError

KEY = "BRIEF_API_KEY"
"""The environment variable that holds the key."""


def read_address(url: str, with_key: bool) -> tuple[str, str]:
    """The host with its port, and the whole address of the chat endpoint.

    :raises SettingsError: it can't be used, or would show the key on the way; the message has
        nothing of the address but its host.

    >>> read_address("https://host.example/v1/", True)
    ('host.example', 'https://host.example/v1/chat/completions')
    """
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        port = f":{parts.port}" if parts.port else ""
    except ValueError as exc:
        raise SettingsError("endpoint: this is no address") from exc
    if parts.username or parts.password:
        raise SettingsError(f"endpoint: an address holds no key; put it into {KEY}")
    if parts.scheme not in ("http", "https") or not host:
        raise SettingsError("endpoint: write it as https://host/v1")
    if parts.query or parts.fragment:
        raise SettingsError("endpoint: an address without ? and #, such as https://host/v1")
    if with_key and parts.scheme == "http" and not _is_here(host):
        raise SettingsError(
            f"endpoint: {KEY} would go to {host} unencrypted: use https, or unset {KEY}"
        )
    path = parts.path.rstrip("/").removesuffix("/chat/completions")
    shown = f"[{host}]" if ":" in host else host
    return f"{shown}{port}", f"{parts.scheme}://{shown}{port}{path}/chat/completions"


def _is_here(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
