"""What the house promises: one order of steps, names that are true, files that stay small."""

import re
import tomllib
from pathlib import Path

import pytest

import brief
from brief import models
from brief.evaluate.data import held_out_files
from brief.pipeline import STEPS

ROOT = Path(__file__).resolve().parent.parent
CODE = sorted((ROOT / "brief").rglob("*.py"))


def test_one_order_of_steps_everywhere():
    arrow = " -> ".join(STEPS)
    assert arrow in (brief.__doc__ or "")
    assert arrow in (ROOT / "README.md").read_text(encoding="utf-8")


def test_all_is_the_truth():
    assert sorted(brief.__all__) == sorted(brief._HOME)
    for name in brief.__all__:
        assert getattr(brief, name) is not None


@pytest.mark.parametrize("path", CODE, ids=lambda p: str(p.relative_to(ROOT)))
def test_code_stays_small_and_quiet(path):
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 300
    if path.name not in {"__main__.py", "cli.py"}:
        assert not re.search(r"^\s*print\(|sys\.exit\(", text, re.MULTILINE)
    assert text.startswith('"""'), "every module says what it does"


def test_the_version_is_in_the_changelog():
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert f"## {version}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_every_shipped_model_entry_has_its_files():
    shipped = [name for name in models.names() if not models.look_up(name).hub]
    assert "fa-en-small" in shipped
    for name in shipped:
        entry = models.find(name)
        info = models.describe(entry, "translate")
        assert re.fullmatch("[0-9a-f]{64}", info.sha256)
        assert entry.window > 0
        assert 0 <= entry.doubt_below < 1


def test_the_wheel_takes_along_what_runs_need():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    taken = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert set(taken) >= {str(path.relative_to(ROOT)) for path in held_out_files()} | {
        "models/models.toml",
        "models/fa-en-small",
        "models/corpus/glossary",
    }
    assert all((ROOT / name).exists() for name in taken)
