"""Proof that a report is what was made: its seal, its evidence, and the words on its pages."""

from ketareview.reporting.evidence import ATTACHMENT
from ketareview.reporting.plain import passage_from
from ketareview.reporting.proof.naming import named
from ketareview.reporting.proof.pages import differences
from ketareview.reporting.proof.sealing import is_intact
from ketareview.reporting.proof.unsealing import Unsealed, unsealed

__all__ = [
    "ATTACHMENT",
    "Unsealed",
    "differences",
    "is_intact",
    "named",
    "passage_from",
    "unsealed",
]
