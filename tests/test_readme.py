"""The README tells the truth: its Python runs, its commands exist, its excerpt is a real brief."""

import re
from pathlib import Path

from typer.main import get_command

from brief.cli import app

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_python_example_runs(monkeypatch):
    monkeypatch.chdir(ROOT)
    (code,) = re.findall(r"```python\n(.+?)```", README, re.DOTALL)
    names: dict[str, object] = {}
    exec(code, names)
    assert any(f.text == "220 beds" for f in names["issue"].figures)


def test_every_command_of_the_readme_exists():
    named = set(re.findall(r"^brief (\w+) ", README, re.MULTILINE))
    assert {"make", "clean", "summarize", "translate", "figures"} <= named
    assert named <= set(get_command(app).commands)


def test_the_setup_commands_are_in_the_makefile():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"^make (\w+)", README, re.MULTILINE):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE)
