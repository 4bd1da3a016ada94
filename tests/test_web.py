"""Fetching from a server on this machine, which must be allowed by name: else it is refused."""

import gzip
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from formats import NEWS, TITLE, page, rss

from brief.errors import LeftOut
from brief.read import ReadOptions, read_inputs, web

HERE = ReadOptions(private_hosts=frozenset({"localhost"}), timeout=5, largest=200_000)


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        port = self.server.server_port
        if self.path.startswith("/to?"):
            self.send_response(302)
            self.send_header("Location", self.path[4:].replace("PORT", str(port)))
            self.end_headers()
            return
        status, kind, body = self.server.pages.get(self.path, (404, "text/plain", b"gone"))
        self.send_response(status)
        self.send_header("Content-Type", kind)
        if kind.endswith("; gzip"):
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


@pytest.fixture
def server():
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.pages = {}
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def url(server, path, host="localhost"):
    return f"http://{host}:{server.server_port}{path}"


def test_a_page_and_a_page_behind_a_redirect(server):
    server.pages["/a"] = (200, "text/html; charset=utf-8", page().encode())
    for path in ("/a", "/to?http://localhost:PORT/a"):
        (article,), errors = read_inputs([url(server, path)], HERE)
        assert errors == ()
        assert (article.title, article.source) == (TITLE, url(server, path))
        assert NEWS[0] in article.text


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/gone", "the server answers 404"),
        ("/to?http://127.0.0.1:PORT/a", "is a local address"),
        ("/to?http://0.0.0.0:PORT/a", "is a local address"),
        ("/to?http://169.254.169.254/latest/meta-data", "is a local address"),
        ("/to?file:///etc/passwd", "only http:// and https://"),
        ("/to?/to?/to?/to?/to?/to?/to?/a", "redirects"),
        ("/bomb", "larger than"),
    ],
)
def test_what_is_refused(server, path, message):
    server.pages["/bomb"] = (200, "text/html; gzip", gzip.compress(b"0" * 5_000_000))
    articles, (error,) = read_inputs([url(server, path)], HERE)
    assert articles == ()
    assert message in str(error)
    assert str(error).startswith(url(server, path))


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "0.0.0.0", "10.0.0.1"])
def test_local_addresses_are_not_asked_unless_allowed(host):
    articles, (error,) = read_inputs([f"http://{host}:1/x"])
    assert articles == ()
    assert "is a local address" in str(error)


def test_a_name_that_turns_local_after_it_was_looked_at(monkeypatch):
    """The connection goes to the address that was looked at, not to what the name says later."""
    answers = iter([[(0, 0, 0, "", ("93.184.216.34", 80))], [(0, 0, 0, "", ("127.0.0.1", 80))]])
    asked = []
    monkeypatch.setattr(web.socket, "getaddrinfo", lambda *a, **k: next(answers))

    class Pool:
        def __init__(self, address, *args, **kwargs):
            asked.append(address)

        def urlopen(self, *args, **kwargs):
            raise OSError("no network in tests")

    monkeypatch.setattr(web.urllib3, "HTTPConnectionPool", Pool)
    read_inputs(["http://news.example/x"])
    assert asked == ["93.184.216.34"]


def test_a_fetched_feed_is_read_on_its_pages(server):
    server.pages["/1"] = (200, "text/html", page().encode())
    entries = [
        (TITLE, url(server, "/1"), "", "خلاصه کوتاه خبر آموزش در خراسان رضوی"),
        (TITLE, url(server, "/2"), "", "خلاصه کوتاه خبر دوم درباره مراکز آموزش"),
    ]
    server.pages["/feed"] = (200, "application/rss+xml", rss(entries))
    (first, second), (left,) = read_inputs([url(server, "/feed")], HERE)
    assert NEWS[1] in first.text
    assert second.text == "خلاصه کوتاه خبر دوم درباره مراکز آموزش"
    assert isinstance(left, LeftOut)
    assert "404" in str(left)
