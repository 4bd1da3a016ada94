"""Fetching a page: only http and https, only public addresses, in bounded time and size.

A name is resolved once and the connection goes to that very address, so that a name server
can't answer with a public address first and a local one later. Redirects are followed by hand,
each looked at in the same way.
"""

from __future__ import annotations

import ipaddress
import re
import socket
import time
from urllib.parse import quote, urljoin, urlsplit

import urllib3

from brief.errors import InputError
from brief.read.raw import Raw, ReadOptions

_REDIRECTS = 5
_BLOCK = 65_536  # bytes
_HEADERS = {
    "User-Agent": "brief (newsletter tool; +https://pypi.org/project/persian-brief)",
    "Accept": "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,*/*;q=0.5",
    "Accept-Encoding": "gzip, deflate",
}
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)


def fetch(url: str, options: ReadOptions) -> Raw:
    """The page at ``url``.

    :raises InputError: not http(s), a local address, an error of the server or the network,
        too slow or too large.
    """
    deadline = time.monotonic() + options.timeout
    now = url
    for _ in range(_REDIRECTS + 1):
        response = _get(now, url, options, deadline)
        try:
            target = response.headers.get("Location")
            if response.status in (301, 302, 303, 307, 308) and target:
                now = urljoin(now, target)
                continue
            if response.status != 200:
                raise InputError(f"{url}: the server answers {response.status}")
            return _raw(response, url, now, options, deadline)
        finally:
            response.close()
    raise InputError(f"{url}: more than {_REDIRECTS} redirects")


def _raw(
    response: urllib3.BaseHTTPResponse, url: str, now: str, options: ReadOptions, deadline: float
) -> Raw:
    data = bytearray()
    try:
        # Decoded while it comes: a page that is small on the wire may not unpack to gigabytes.
        for block in response.stream(_BLOCK, decode_content=True):
            data += block
            if len(data) > options.largest:
                raise InputError(f"{url}: larger than {options.largest // 2**20} MB; not read")
            if time.monotonic() > deadline:
                raise InputError(f"{url}: took longer than {options.timeout:g} seconds")
    except urllib3.exceptions.HTTPError as exc:
        raise InputError(f"{url}: broke off: {_line(exc)}") from exc
    told = response.headers.get("Content-Type", "")
    charset = _CHARSET.search(told)
    return Raw(
        data=bytes(data),
        source=url,
        url=now,
        content_type=told.split(";")[0].strip().lower(),
        charset=charset[1] if charset else None,
    )


def _get(now: str, asked: str, options: ReadOptions, deadline: float) -> urllib3.BaseHTTPResponse:
    by = "" if now == asked else f" (by a redirect to {now})"
    try:
        parts = urlsplit(now)
        host, port = parts.hostname or "", parts.port
    except ValueError as exc:
        raise InputError(f"{asked}: no address that can be asked{by}") from exc
    if parts.scheme not in ("http", "https") or not host:
        raise InputError(f"{asked}: only http:// and https:// are fetched{by}")
    port = port or (443 if parts.scheme == "https" else 80)
    address = _address(host, port, f"{asked}{by}", options)
    left = max(0.1, deadline - time.monotonic())
    timeout = urllib3.Timeout(connect=left, read=left)
    pool: urllib3.HTTPConnectionPool
    if parts.scheme == "https":
        pool = urllib3.HTTPSConnectionPool(
            address, port, timeout=timeout, server_hostname=host, assert_hostname=host
        )
    else:
        pool = urllib3.HTTPConnectionPool(address, port, timeout=timeout)
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = f"?{quote(parts.query, safe='/%:@!$&()*+,;=~?-._')}" if parts.query else ""
    try:
        return pool.urlopen(
            "GET", path + query, headers={**_HEADERS, "Host": _netloc(host, port, parts.scheme)},
            redirect=False, retries=False, preload_content=False,
        )  # fmt: skip
    except (urllib3.exceptions.HTTPError, OSError) as exc:
        raise InputError(f"{asked}: can't be fetched{by}: {_line(exc)}") from exc


def _address(host: str, port: int, asked: str, options: ReadOptions) -> str:
    """The address of ``host``; all that it has must be public, or the host be allowed."""
    try:
        name = host.encode("idna").decode("ascii") if not host.isascii() else host
        found = socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as exc:
        raise InputError(f"{asked}: {host} is not to be found: {_line(exc)}") from exc
    addresses = [str(item[4][0]) for item in found]
    if host not in options.private_hosts:
        for address in addresses:
            ip = ipaddress.ip_address(address.split("%")[0])
            ip = getattr(ip, "ipv4_mapped", None) or ip
            if not ip.is_global or ip.is_multicast:
                raise InputError(f"{asked}: {host} is a local address; allow it by name to read it")
    return addresses[0]


def _netloc(host: str, port: int, scheme: str) -> str:
    name = f"[{host}]" if ":" in host else host.encode("idna").decode("ascii")
    return name if port == {"http": 80, "https": 443}[scheme] else f"{name}:{port}"


def _line(exc: BaseException) -> str:
    return " ".join(str(exc).split())[:200] or type(exc).__name__
