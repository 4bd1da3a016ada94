"""The chat client against a scripted server: patience, limits, and a key that stays a secret."""

import pytest
from chat import Chat

from brief.errors import ModelError, SettingsError
from brief.instruct.client import ChatClient, EndpointError

SECRET = "sk-secret"


def ask(*steps, key=SECRET, timeout=5.0, times=1, usage=True):
    slept = []
    with Chat(*steps, usage=usage) as server:
        client = ChatClient(server.url, "some-model", timeout, key, slept.append)
        replies = [client.ask("hello") for _ in range(times)]
    return replies, client, server, slept


def test_an_answer_its_cost_and_what_was_sent():
    (reply, _), client, server, slept = ask("1. Fine.", times=2)
    assert (reply.text, reply.finished, slept) == ("1. Fine.", True, [])
    path, body = server.asked[0]
    assert path == "/v1/chat/completions"
    assert body["model"] == "some-model"
    assert body["temperature"] == 0
    assert server.headers[0]["Authorization"] == f"Bearer {SECRET}"
    (note,) = client.notes
    assert note.endswith("200 tokens sent and 40 received")
    assert note.startswith("2 calls of some-model at 127.0.0.1:")


def test_without_a_key_none_is_sent_and_uncounted_cost_is_told():
    _, client, server, _ = ask("Fine.", key="", usage=False)
    assert "Authorization" not in server.headers[0]
    assert client.notes[0].endswith("(1 answers without a count of tokens)")


def test_a_busy_server_is_waited_for_as_it_asks():
    (reply,), client, _, slept = ask((429, {"Retry-After": "7"}), "Fine.")
    assert reply.text == "Fine."
    assert slept == [7.0]
    assert client.notes[1] == "1 calls had to be repeated"


def test_a_day_in_retry_after_and_one_that_has_passed():
    _, _, _, slept = ask((429, {"Retry-After": "Wed, 21 Oct 2015 07:28:00 GMT"}), "Fine.")
    assert slept == [0.0]


def test_errors_of_the_server_are_tried_again_with_growing_pauses():
    _, _, server, slept = ask(500, 502, 503, "Fine.")
    assert len(server.asked) == 4
    assert 1 <= slept[0] < slept[1] < slept[2] <= 5


def test_a_server_that_stays_broken_is_given_up():
    with pytest.raises(EndpointError, match=r"127\.0\.0\.1:\d+: answers 500, 5 times"):
        ask(500)


def test_a_pause_that_is_too_long_is_not_waited_for():
    with pytest.raises(EndpointError, match="wait 3600 seconds"):
        ask((429, {"Retry-After": "3600"}))


def test_a_silent_server_is_tried_again():
    (reply,), _, server, _ = ask(3.0, "Fine.", timeout=1.0)
    assert reply.text == "Fine."
    assert len(server.asked) >= 2


def test_a_model_that_takes_no_temperature_is_asked_without_one():
    replies, _, server, slept = ask(400, "Fine.", times=2)
    assert len(replies) == 2
    assert ["temperature" in body for _, body in server.asked] == [True, False, False]
    assert slept == [0.0]


def test_a_trickle_is_not_followed_for_ever():
    (reply,), _, server, _ = ask("trickle", "Fine.", timeout=1.0)
    assert reply.text == "Fine."
    assert len(server.asked) >= 2


def test_after_several_outages_nothing_more_is_asked():
    with Chat(500) as server:
        client = ChatClient(server.url, "m", 5.0, "", lambda seconds: None)
        for _ in range(5):
            with pytest.raises(EndpointError):
                client.ask("hello")
    assert len(server.asked) == 3 * 5


def test_nobody_there():
    with Chat("x") as server:
        url = server.url
    client = ChatClient(url, "m", 1.0, SECRET, lambda seconds: None)
    with pytest.raises(EndpointError, match="can't be reached") as caught:
        client.ask("hello")
    assert SECRET not in str(caught.value)


@pytest.mark.parametrize(
    "answer",
    [b"{broken", b"[]", b'{"choices": []}', b'{"choices": [{"message": {"content": null}}]}',
     b"[" * 100_000, b"\xff\xfe"],
)  # fmt: skip
def test_an_answer_of_another_form_is_tried_again_and_then_told(answer):
    (reply,), *_ = ask(answer, "Fine.")
    assert reply.text == "Fine."
    with pytest.raises(EndpointError, match="its answer"):
        ask(answer)


def test_an_answer_that_was_cut_says_so():
    (reply,), *_ = ask("1. Fine and …cut")
    assert not reply.finished


@pytest.mark.parametrize(
    ("status", "said"),
    [(401, "BRIEF_API_KEY"), (403, "BRIEF_API_KEY"), (404, "/v1"), (400, "400"), (307, "redirect")],
)
def test_a_refusal_is_told_at_once_and_without_the_key(status, said):
    with pytest.raises(ModelError, match=said) as caught:
        ask((status, {"Location": "http://127.0.0.1:1/elsewhere"}))
    assert SECRET not in str(caught.value)
    assert not isinstance(caught.value, EndpointError)


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("ftp://host/v1", "https://host/v1"),
        ("host/v1", "https://host/v1"),
        ("https://user:sk-secret@host/v1", "no key"),
        ("https://host/v1?key=sk-secret", "without"),
        ("http://example.org/v1", "unencrypted"),
        ("https://[host/v1", "no address"),
    ],
)
def test_addresses_that_are_refused(url, said):
    with pytest.raises(SettingsError, match=said) as caught:
        ChatClient(url, "m", key=SECRET)
    assert SECRET not in str(caught.value)


def test_an_open_address_needs_no_key_and_a_key_no_newline():
    assert ChatClient("http://example.org/v1/chat/completions", "m").host == "example.org"
    with pytest.raises(SettingsError, match="character") as caught:
        ChatClient("https://example.org/v1", "m", key="sk-secret\nX-Other: 1")
    assert SECRET not in str(caught.value)


def test_the_key_is_in_no_repr():
    client = ChatClient("https://example.org/v1", "m", key=SECRET)
    assert SECRET not in repr(client)
    assert SECRET not in repr(client.usage)
