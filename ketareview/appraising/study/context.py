"""Whose data a sentence tells of, and whether what it tells has happened."""

import re

from ketareview.appraising.study.sections import Section
from ketareview.appraising.study.sentences import Sentence

_OTHERS = re.compile(
    r"\b(?:previous|prior|earlier|other|recent|published|several|future|further|larger|past)"
    r"(?: [\w-]+){0,3} (?:trials?|studies|reports?|work|analys[ei]s|meta-analys[ei]s|research)\b"
    r"|\band (?:colleagues|co-?workers|associates)\b|\bprevious trials?\b"
    r"|\b(?:studies|trials|others|authors|researchers) (?:have|had)\b|\buntil now\b",
    re.IGNORECASE,
)
_CITATION = re.compile(r"[(\[][^()\[\]]*\b(?:et al|19\d\d|20\d\d)\b[^()\[\]]*[)\]]")
_NAMED = re.compile(r"\bet al\b|\b[A-Z][\w'-]+ and [A-Z][\w'-]+ (?:reported|found|showed)\b")
_OWN = re.compile(
    r"\b(?:this|our|the present|the current) (?:[\w,-]+ ){0,5}?"
    r"(?:study|trial|analysis|meta-analysis|review|report|cohort|sample|series)\b"
    r"|\bwe (?:[\w-]+ )?(?:randomi[sz]ed|enrolled|recruited|conducted|tested|compared|performed"
    r"|report|did|carried|assessed|pooled|gave|examined|evaluated|measured|included)\b",
    re.IGNORECASE,
)
_FUTURE = re.compile(r"\bwill (?:be|receive|undergo|have|assess|compare|take|last)\b|\bwe will\b")
_UNREAL = re.compile(
    r"\b(?:would|could|should|might) (?:be|have|give|need|require|compare|detect)\b"
    r"|\b(?:power|sample size|needed|planned|required|target(?:ed)?|to detect)\b",
    re.IGNORECASE,
)
_EXCLUDED = re.compile(
    r"\b(?:exclu\w+|ineligib\w+|not permitted|not allowed|not included"
    r"|not eligible|prohibited|abuse|misuse|recreational"
    r"|lifetime|dependence|had (?:ever )?(?:used|taken)|history of|contraindicat\w+)\b",
    re.IGNORECASE,
)
_LIMITED = {Section.INTRODUCTION, Section.DISCUSSION, Section.OTHER}


def is_own(sentence: Sentence) -> bool:
    """Whether a sentence tells of this study, not of what others did or might do."""
    if sentence.section is Section.FRONT:
        return True  # the title, with all that is printed around it
    text = _CITATION.sub("", sentence.text)
    if _OTHERS.search(text) or _NAMED.search(text):
        return False
    return sentence.section not in _LIMITED or bool(_OWN.search(text))


def is_future(sentence: Sentence) -> bool:
    """Whether it tells what will be done, as protocols do."""
    return bool(_FUTURE.search(sentence.text))


def is_unreal(sentence: Sentence) -> bool:
    """Whether it tells what will be, might be, or would be needed."""
    return is_future(sentence) or bool(_UNREAL.search(sentence.text))


def is_exclusion(sentence: Sentence) -> bool:
    """Whether it tells who was left out, or what was taken before."""
    return bool(_EXCLUDED.search(sentence.text))


def is_denied(sentence: Sentence, start: int) -> bool:
    """Whether a word of denial stands just before an offset."""
    return bool(_DENIED.search(sentence.text[:start]))


_DENIED = re.compile(
    r"\b(?:(?:no|never|without|neither|nor|none)(?:[ -][\w-]+){0,3}"
    r"|(?:not|never) (?:\w+ )?(?:given|receiv\w+|treated|exposed|taking|use[ds]?)(?: \w+){0,2})"
    r"[ -]*$",
    re.IGNORECASE,
)
