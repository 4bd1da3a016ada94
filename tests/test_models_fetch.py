"""`brief models fetch`: which files, which commit, and every way in which it can go wrong."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import families
import pytest

from brief import models
from brief.errors import ModelError
from brief.models import fetch as fetching
from brief.models import store
from brief.models.fetch import choose, fetch

ROOT = Path(__file__).resolve().parent.parent
COMMIT = "0123456789abcdef0123456789abcdef01234567"


class Hub:
    """The hub with one repository on it, whose files are a tiny model's and some others."""

    def __init__(self, family, others=("run.py", "tf_model.h5", "pytorch_model.bin")):
        self.source = families.saved(family)
        self.others = others
        self.asked, self.taken = [], []
        self.spoil = None

    def model_info(self, hub, revision=None, files_metadata=False, timeout=None):
        self.asked.append((hub, revision))
        siblings = [
            SimpleNamespace(rfilename=p.name, size=p.stat().st_size, lfs=self._lfs(p))
            for p in sorted(self.source.iterdir())
        ]
        siblings += [SimpleNamespace(rfilename=n, size=9, lfs=None) for n in self.others]
        card = SimpleNamespace(license="cc-by-nc-4.0")
        return SimpleNamespace(sha=COMMIT, siblings=siblings, card_data=card)

    def snapshot_download(self, hub, revision=None, allow_patterns=(), local_dir=None):
        assert revision == COMMIT, "what was asked about is what is taken"
        Path(local_dir).mkdir(parents=True, exist_ok=True)
        for name in allow_patterns:
            self.taken.append(name)
            shutil.copy(self.source / name, Path(local_dir) / name)
            if name == self.spoil:
                (Path(local_dir) / name).write_bytes(b"spoilt")

    def _lfs(self, path):
        if path.suffix != ".safetensors":
            return None
        return SimpleNamespace(sha256=hashlib.sha256(path.read_bytes()).hexdigest())


@pytest.fixture
def hub(tmp_path, monkeypatch):
    monkeypatch.setenv("BRIEF_MODELS", str(tmp_path / "models"))
    monkeypatch.setenv("BRIEF_CACHE", str(tmp_path / "cache"))
    return use(Hub("nllb"), monkeypatch)


def use(hub, monkeypatch):
    import huggingface_hub

    def model_info(self, *args, **options):
        return hub.model_info(*args, **options)

    monkeypatch.setattr(huggingface_hub.HfApi, "model_info", model_info)
    monkeypatch.setattr(huggingface_hub, "snapshot_download", hub.snapshot_download)
    return hub


def test_a_named_model_is_fetched_at_its_pinned_commit(hub):
    lines = []
    entry = fetch("nllb-200-distilled-600M", tell=lines.append)
    pin = models.entries.pinned("nllb-200-distilled-600M").revision
    assert len(pin) == 40
    assert hub.asked == [("facebook/nllb-200-distilled-600M", pin)]
    assert entry.revision == COMMIT
    assert models.find("nllb-200-distilled-600M").folder == entry.folder
    assert COMMIT in lines[0]
    fetched = store.fetched("facebook/nllb-200-distilled-600M")
    assert fetched is not None
    assert fetched.licence == "cc-by-nc-4.0"


def test_only_what_is_needed_is_taken_and_never_code(hub):
    fetch("facebook/nllb-200-distilled-600M")
    assert "model.safetensors" in hub.taken
    assert not {"run.py", "tf_model.h5", "pytorch_model.bin"} & set(hub.taken)
    assert hub.taken.index("config.json") < hub.taken.index("model.safetensors")


def test_an_unpinned_model_records_the_commit_that_it_got(hub, monkeypatch):
    small = use(Hub("small100"), monkeypatch)
    entry = fetch("alirezamsh/small100")
    assert small.asked == [("alirezamsh/small100", "main")]
    assert (entry.name, entry.revision) == ("small100", COMMIT)
    assert not (entry.folder / "tokenization_small100.py").exists()


def test_what_is_here_is_not_fetched_again_unless_asked(hub):
    fetch("some/model")
    fetch("some/model")
    assert len(hub.asked) == 1
    fetch("some/model", again=True)
    fetch("some/model", revision="1" * 40)
    assert len(hub.asked) == 3


def test_any_hub_id_is_fetched_and_found(hub):
    fetch("some/model")
    entry = models.find("some/model")
    assert (entry.family, entry.commercial) == ("nllb", False)


def test_an_architecture_that_we_do_not_load_is_refused_before_the_weights(
    hub, tmp_path, monkeypatch
):
    shutil.copytree(families.saved("nllb"), tmp_path / "other")
    (tmp_path / "other" / "config.json").write_text('{"model_type": "bert"}', encoding="utf-8")
    hub.source = tmp_path / "other"
    with pytest.raises(ModelError, match="model_type is 'bert'"):
        fetch("some/bert")
    assert "model.safetensors" not in hub.taken
    with pytest.raises(ModelError, match="not on this machine"):
        models.find("some/bert")


def test_damaged_weights_are_removed_and_told(hub):
    hub.spoil = "model.safetensors"
    with pytest.raises(ModelError, match="damaged on the way"):
        fetch("some/model")
    assert not (store.folder_of("some/model") / "model.safetensors").exists()
    with pytest.raises(ModelError, match="not on this machine"):
        models.find("some/model")
    hub.spoil = None
    assert fetch("some/model").fetched


def test_no_room(hub, monkeypatch):
    usage = SimpleNamespace(free=10)
    monkeypatch.setattr(fetching.shutil, "disk_usage", lambda path: usage)
    with pytest.raises(ModelError, match="not enough room"):
        fetch("some/model")
    assert hub.taken == []


@pytest.mark.parametrize(
    ("files", "weights"),
    [
        (["config.json", "model.safetensors", "pytorch_model.bin"], ["model.safetensors"]),
        (["config.json", "pytorch_model.bin", "rust_model.ot"], ["pytorch_model.bin"]),
        (
            ["config.json", "model-00001-of-00002.safetensors", "model-00002-of-00002.safetensors",
             "model.safetensors.index.json", "pytorch_model.bin"],
            ["model-00001-of-00002.safetensors", "model-00002-of-00002.safetensors",
             "model.safetensors.index.json"],
        ),
        (
            ["config.json", "pytorch_model-00001-of-00003.bin", "pytorch_model.bin.index.json"],
            ["pytorch_model-00001-of-00003.bin", "pytorch_model.bin.index.json"],
        ),
    ],
)  # fmt: skip
def test_one_form_of_the_weights(files, weights):
    assert choose(files) == (["config.json"], weights)


@pytest.mark.parametrize(
    ("files", "message"),
    [
        (["model.safetensors"], "no config.json"),
        (["config.json", "tf_model.h5", "onnx/model.onnx"], "neither model.safetensors nor"),
        (["config.json", "sub/model.safetensors"], "neither model.safetensors nor"),
    ],
)
def test_a_repository_without_a_model_for_us(files, message):
    with pytest.raises(ModelError, match=message):
        choose(files)


@pytest.mark.parametrize(
    ("error", "message"),
    [
        ("GatedRepoError", "agree to terms"),
        ("RepositoryNotFoundError", "no such model, or it is private"),
        ("RevisionNotFoundError", "no revision 'abc'"),
    ],
)
def test_what_the_hub_answers_is_told_in_words(hub, monkeypatch, error, message):
    from huggingface_hub import HfApi, errors

    def refuse(*args, **options):
        kind = getattr(errors, error)
        raise kind.__new__(kind, "no")  # its constructor wants the HTTP library's response

    monkeypatch.setattr(HfApi, "model_info", refuse)
    with pytest.raises(ModelError, match=message) as caught:
        fetch("some/model", revision="abc")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["nowhere", "a b/c", "fa-en-small"])
def test_what_can_not_be_fetched(hub, name):
    with pytest.raises(ModelError, match="to fetch"):
        fetch(name)


@pytest.mark.parametrize(
    ("environment", "message"),
    [
        ({"HF_ENDPOINT": "http://127.0.0.1:9"}, "no way to the hub"),
        ({"HF_HUB_OFFLINE": "1"}, "HF_HUB_OFFLINE is set"),
    ],
)
def test_offline_is_one_line_and_exit_1(tmp_path, environment, message):
    around = {k: v for k, v in os.environ.items() if k != "HF_HUB_OFFLINE"}  # make sets it
    done = subprocess.run(
        [sys.executable, "-m", "brief", "models", "fetch", "small100"],
        cwd=ROOT,
        env=around | {"BRIEF_MODELS": str(tmp_path)} | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout == ""
    assert message in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []
