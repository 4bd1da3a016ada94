"""Evaluate: how good a model's English and the summaries are, on text with references.

By default on the project's own held-out files, whole files that nothing is trained on.
"""

from __future__ import annotations

from brief.evaluate.run import as_markdown, evaluate

__all__ = ["as_markdown", "evaluate"]
