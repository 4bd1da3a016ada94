"""Verify: the English against its source, and the source against itself.

`gate` holds every number of an English sentence against the source's figures;
`check_consistency` looks for figures of the source that contradict each other.
"""

from brief.verify.consistency import check_consistency
from brief.verify.gate import GateFinding, gate

__all__ = ["GateFinding", "check_consistency", "gate"]
