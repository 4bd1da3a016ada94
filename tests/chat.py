"""A chat endpoint on 127.0.0.1 that answers by a script."""

import json
import re
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Chat:
    """``steps`` are answers in order, the last one for ever: a text, a function of the prompt, a
    status, a (status, headers) pair, bytes as they are, seconds (float) to be silent for, or
    "trickle"."""

    def __init__(self, *steps, usage=True):
        self.steps, self.usage, self.asked, self.headers = steps, usage, [], []
        self._lock = threading.Lock()
        chat = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                size = int(self.headers["Content-Length"])
                chat._answer(self, json.loads(self.rfile.read(size)))

            def log_message(self, *args):
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}/v1"

    def __enter__(self):
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *args):
        self._server.shutdown()
        self._server.server_close()

    def _answer(self, handler, body):
        with self._lock:
            step = self.steps[min(len(self.asked), len(self.steps) - 1)]
            self.asked.append((handler.path, body))
            self.headers.append(dict(handler.headers))
        if isinstance(step, float):
            time.sleep(step)
            step = 500
        if step == "trickle":
            return self._trickle(handler)
        if callable(step):
            step = step(body["messages"][0]["content"])
        status, headers = step if isinstance(step, tuple) else (step, {})
        data = b"the key sk-secret is wrong"
        if not isinstance(status, int):
            data = status if isinstance(status, bytes) else self._completion(status)
            status = 200
        try:
            handler.send_response(status)
            for name, value in (headers | {"Content-Length": str(len(data))}).items():
                handler.send_header(name, value)
            handler.end_headers()
            handler.wfile.write(data)
        except OSError:  # the client did not wait
            pass

    def _trickle(self, handler):
        handler.send_response(200)
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        for _ in range(100):
            try:
                handler.wfile.write(b" ")
            except OSError:
                return
            time.sleep(0.05)

    def _completion(self, text):
        reason = "length" if text.endswith("…cut") else "stop"
        made = {"choices": [{"message": {"content": text}, "finish_reason": reason}]}
        if self.usage:
            made["usage"] = {"prompt_tokens": 100, "completion_tokens": 20}
        return json.dumps(made).encode()


def data_of(prompt):
    """The numbered lines between the fences of a prompt."""
    fence = re.search(r"^TEXT-[0-9a-f]{16}$", prompt, re.MULTILINE)[0]
    inside = prompt.split(f"\n{fence}\n")[1]
    return dict(re.findall(r"^(\d+)\. (.*)$", inside, re.MULTILINE))
