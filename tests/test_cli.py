"""The command line as a newcomer meets it: exit codes, one clear line, stdout and stderr."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
NEWS = (ROOT / "examples" / "fuel-prices.txt").read_text(encoding="utf-8")


def run(*args, stdin=None, cwd=ROOT):
    return subprocess.run(
        [sys.executable, "-m", "brief", *map(str, args)],
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=cwd,
        env=os.environ | {"PYTHONPATH": str(ROOT), "COLUMNS": "100"},
        check=False,
        timeout=300,
    )


def test_help_loads_nothing_heavy():
    code = (
        "import sys; sys.argv = ['brief', 'make', '--help']\n"
        "from brief.__main__ import main\n"
        "try: main()\n"
        "except SystemExit as e: assert not e.code\n"
        "heavy = {'torch', 'transformers', 'hazm', 'numpy', 'sentencepiece'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "INPUT" in done.stdout


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("empty.txt", b"", "empty"),
        ("binary.txt", b"\x00\x01\x02", "binary"),
        ("english.txt", b"Only English words here, nothing else.", "no Persian"),
        ("gone.txt", None, "no such file"),
    ],
)
def test_a_bad_input_is_one_line_and_exit_1(tmp_path, name, data, message):
    if data is not None:
        (tmp_path / name).write_bytes(data)
    done = run("make", tmp_path / name)
    assert done.returncode == 1
    assert done.stdout == ""
    assert message in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    "args",
    [
        ("make",),
        ("make", "-", "--beam", "0"),
        ("make", "-", "--format", "docx"),
        ("make", "-", "--format", "md,json"),
        ("make", "-", "--device", "tpu"),
        ("nonsense",),
    ],
)
def test_wrong_usage_is_exit_2(args):
    done = run(*args, stdin=NEWS)
    assert done.returncode == 2
    assert done.stdout == ""


def test_an_unknown_model_is_one_line_and_exit_1():
    done = run("make", "-", "--model", "nowhere", "--quiet", stdin=NEWS)
    assert done.returncode == 1
    assert "no model 'nowhere'" in done.stderr


def test_a_folder_with_a_bad_file_makes_the_brief_of_the_others(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "good.txt").write_text(NEWS, encoding="utf-8")
    (tmp_path / "in" / "bad.txt").write_bytes(b"\x00")
    done = run("make", tmp_path / "in", "--out", tmp_path / "out", "--format", "md,json",
               "--date", "2026-11-22", "--beam", "1")  # fmt: skip
    assert done.returncode == 1
    assert "bad.txt: a binary file" in done.stderr
    paths = [Path(line) for line in done.stdout.splitlines()]
    assert [p.name for p in paths] == ["iran-brief-2026-11-22.md", "iran-brief-2026-11-22.json"]
    made = json.loads(paths[1].read_text(encoding="utf-8"))
    assert len(made["articles"]) == 1
    assert any(c["kind"] == "input" and "bad.txt" in c["message"] for c in made["checks"])


def test_steps_on_standard_input():
    cleaned = json.loads(run("clean", "-", "--format", "json", stdin=NEWS).stdout)
    assert set(cleaned) >= {"articles", "dropped", "changes"}
    text = run("clean", "-", stdin=NEWS).stdout
    for article in cleaned["articles"]:
        assert text[article["offset"] :].startswith(article["text"])
    points = json.loads(run("summarize", "-", "--format", "json", stdin=NEWS).stdout)
    assert points[0]["summary"]
    figures = json.loads(run("figures", "-", "--format", "json", stdin=NEWS).stdout)
    assert {"124000000", "107000000"} <= {f["value"] for f in figures}
    for figure in figures:
        assert text[figure["start"] : figure["end"]] == figure["surface"]


def test_translate_lines_keeps_every_line():
    done = run(
        "translate", "-", "--lines", "--beam", "1", stdin="تورم کاهش یافت.\n\nباران بارید.\n"
    )
    lines = done.stdout.split("\n")
    assert len(lines) == 4
    assert lines[1] == lines[3] == ""
    assert lines[0]
    assert lines[2]


@pytest.mark.parametrize("seconds", [1, 4])
def test_a_killed_run_leaves_no_half_file(tmp_path, seconds):
    out = tmp_path / "out"
    process = subprocess.Popen(
        [sys.executable, "-m", "brief", "make", "examples/newspaper-page.txt", "--out", str(out)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    time.sleep(seconds)
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=60)
    for path in out.iterdir() if out.exists() else ():  # a fast machine may have been done
        assert path.suffix == ".md"
        assert path.read_text(encoding="utf-8").splitlines()[-1].startswith("- `brief ")


def test_a_week_from_a_config_in_every_format(tmp_path):
    (tmp_path / "brief.toml").write_text(
        f'inputs = ["{ROOT / "examples" / "week"}"]\n[settings]\nbeam = 1\n'
        '[output]\nfolder = "out"\nformats = ["md", "html", "eml", "json", "csv", "atom", "rss"]\n',
        encoding="utf-8",
    )
    first = run("weekly", "--week", "1403-W06", "--quiet", cwd=tmp_path)
    assert first.returncode == 0, first.stderr
    done = run("weekly", "--week", "1403-W07", "--quiet", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    names = [Path(line).name for line in done.stdout.splitlines()]
    assert names == [
        *(f"iran-brief-1403-w07.{form}" for form in ("md", "html", "eml", "json", "csv")),
        "feed.atom", "feed.rss",
    ]  # fmt: skip
    issue = json.loads((tmp_path / "out" / "iran-brief-1403-w07.json").read_text("utf-8"))
    # The issue of the week before lies in the same folder: what changed is told.
    assert any(c["percent"] for c in issue["changes"])
    before = {name: (tmp_path / "out" / name).read_bytes() for name in names}
    again = run("weekly", "--week", "1403-W07", "--quiet", cwd=tmp_path)
    assert again.returncode == 0, again.stderr
    assert {name: (tmp_path / "out" / name).read_bytes() for name in names} == before


def test_init_writes_a_config_once(tmp_path):
    done = run("init", tmp_path)
    assert (done.returncode, done.stdout.strip()) == (0, str(tmp_path / "brief.toml"))
    again = run("init", tmp_path)
    assert again.returncode == 1
    assert "is there already" in again.stderr


def test_a_week_that_is_none_is_exit_2():
    done = run("weekly", "examples/week", "--week", "nextweek")
    assert done.returncode == 2
    assert "write 2024-W19, 1403-W07" in done.stderr
