"""Which passages a report is limited to, as typed."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ketareview.domain.codebook import Code, Codebook, Scheme
from ketareview.domain.errors import ReportOptionError
from ketareview.domain.folding import fold_text
from ketareview.domain.reporting import ReportOptions
from ketareview.library import Library


def limited(options: ReportOptions, asked: Namespace, library: Library) -> ReportOptions:
    """Let only the passages asked for into a report; what is not asked stays as it was.

    Raises:
        CodeNotFoundError: the codebook has no such claim type, strength or stance.
        ReportOptionError: nobody of a name marked anything, or the strengths end before they begin.
    """
    codebook = library.codebooks.current()
    types = [codebook.understood(Scheme.CLAIM_TYPE, one).key for one in asked.type]
    stances = [codebook.understood(Scheme.STANCE, one).key for one in asked.stance]
    return replace(
        options,
        claim_types=_once(types) or options.claim_types,
        strengths=_strengths(codebook, asked) or options.strengths,
        stances=_once(stances) or options.stances,
        reviewers=_once(_reviewers(library, asked.by)) or options.reviewers,
    )


def _strengths(codebook: Codebook, asked: Namespace) -> tuple[str, ...]:
    low, high = (_level(codebook, one) for one in (asked.strength_from, asked.strength_to))
    if low is None and high is None:
        return ()
    found = codebook.rungs(low, high)
    if not found:
        known = ", ".join(code.sign for code in codebook.rungs(low, None))
        raise ReportOptionError(option="strength-to", typed=asked.strength_to, known=known)
    return tuple(code.key for code in found)


def _level(codebook: Codebook, typed: str | None) -> int | None:
    if typed is None:
        return None
    code: Code = codebook.understood(Scheme.STRENGTH, typed)
    if code.level is None:
        known = ", ".join(each.sign for each in codebook.rungs(None, None))
        raise ReportOptionError(option="strength", typed=typed, known=known)
    return code.level


def _reviewers(library: Library, typed: Sequence[str]) -> Iterator[str]:
    names = {fold_text(name): name for name in library.highlights.reviewers()} if typed else {}
    for one in typed:
        name = names.get(fold_text(one))
        if name is None:
            raise ReportOptionError(option="by", typed=one, known=", ".join(names.values()))
        yield name


def _once(keys: Sequence[str] | Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(keys))
