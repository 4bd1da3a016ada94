"""`brief models list`, `convert` and `check` as a newcomer meets them."""

import json
import shutil

import families
import pytest
from typer.testing import CliRunner

from brief import models
from brief.cli_models import app
from brief.errors import ModelError
from brief.models import store
from brief.models.store import Fetched


@pytest.fixture(autouse=True)
def nothing_fetched(tmp_path, monkeypatch):
    monkeypatch.setenv("BRIEF_MODELS", str(tmp_path / "models"))
    monkeypatch.setenv("BRIEF_CACHE", str(tmp_path / "cache"))


def run(*args):
    return CliRunner().invoke(app, [str(a) for a in args])


def test_the_list_has_every_model_one_a_line():
    lines = run("list").stdout.splitlines()
    assert [line.split()[0] for line in lines[1:]] == list(models.names())
    bundled = next(line for line in lines if line.startswith("fa-en-small"))
    assert bundled.endswith("yes")
    xlsum = next(line for line in lines if line.startswith("mT5_multilingual_XLSum"))
    assert "CC-BY-NC-SA-4.0" in xlsum
    assert xlsum.endswith("no")


def test_the_list_as_json_with_what_else_was_fetched():
    folder = store.folder_of("some--one/model")
    shutil.copytree(families.saved("marian"), folder)
    store.write_record(Fetched(hub="some--one/model", revision="b" * 40, licence="mit"))
    listed = json.loads(run("list", "--format", "json").stdout)
    assert {m["name"] for m in listed} == {*models.names(), "some--one/model"}
    found = next(m for m in listed if m["name"] == "some--one/model")
    assert (found["family"], found["here"], found["licence"]) == ("marian", True, "mit")
    assert not next(m for m in listed if m["name"] == "small100")["here"]


def test_check_of_the_bundled_model_tells_all_and_is_content():
    done = run("check", "fa-en-small", "--runtime", "transformers", "--device", "cpu",
               "--beam", "1", "--format", "json")  # fmt: skip
    assert done.exit_code == 0, done.output
    told = json.loads(done.stdout)
    assert told["licence"] == "MIT"
    assert told["window"] == "128 tokens"
    assert told["tags"].startswith("fa -> en")
    assert told["speed"].split()[1] == "tokens/s,"
    assert int(told["speed"].split()[0]) > 0
    assert told["memory"].endswith("at most")
    assert "inflation" in " ".join(told["outputs"]).lower()
    assert told["problems"] == []


@pytest.mark.parametrize("task", ["translate", "summarize"])
def test_check_of_a_random_model_says_what_is_wrong_and_exits_1(task):
    family = "nllb" if task == "translate" else "mt5"
    done = run("check", families.saved(family), "--task", task, "--runtime", "transformers",
               "--device", "cpu", "--beam", "1")  # fmt: skip
    assert done.exit_code == 1
    assert "licence" in done.stdout
    assert "come out wrong" in done.stderr


def test_check_of_a_broken_model_is_one_line(tmp_path):
    shutil.copytree(families.saved("nllb"), tmp_path / "m")
    (tmp_path / "m" / "model.safetensors").write_bytes(b"no weights")
    done = run("check", tmp_path / "m")
    assert isinstance(done.exception, ModelError)
    assert "no safetensors file" in str(done.exception)


def test_check_refuses_a_task_that_the_model_is_not_for():
    done = run("check", families.saved("nllb"), "--task", "summarize")
    assert "it can translate, not summarize" in str(done.exception)


def test_convert_prints_the_folder_and_does_it_once(tmp_path):
    first = run("convert", families.saved("nllb"), "--compute", "float32")
    assert first.exit_code == 0, first.output
    (folder,) = first.stdout.splitlines()
    assert folder.startswith(str(tmp_path / "cache"))
    assert run("convert", families.saved("nllb"), "--compute", "float32").stdout == first.stdout
