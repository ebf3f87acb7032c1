"""Reads study cards off papers: proposals with the very words, and why; it decides nothing."""

from ketareview.appraising.study.proposal import Proposal
from ketareview.appraising.study.reader import propose

__all__ = ["Proposal", "propose"]
