"""Quality floors of what ships: floors.toml, with the digest of the text they hold for."""

import tomllib
from pathlib import Path

from brief.evaluate import evaluate
from brief.settings import Settings

FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))


def test_the_shipped_model_reaches_its_floors():
    result = evaluate([], Settings(device="cpu", beam=1), limit=FLOORS["lines"])
    assert result["digest"] == FLOORS["digest"], "the held-out set has changed: set floors anew"
    scores = result["translation"]
    assert scores["bleu"] >= FLOORS["bleu"]
    assert scores["chrf"] >= FLOORS["chrf"]
    assert scores["figures_kept"] >= FLOORS["figures_kept"]
    assert scores["loops"] <= FLOORS["loops"]
    assert scores["persian_left"] <= FLOORS["persian_left"]
    rouge = {s["name"]: s["rouge1"] for s in result["summaries"]}
    assert rouge["extractive"] >= FLOORS["rouge1_extractive"]
