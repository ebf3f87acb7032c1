"""Words for backups, moments and what bringing things back would do."""

from collections.abc import Mapping
from datetime import datetime

from ketareview.domain.backups import Backup
from ketareview.domain.past import Since, Step, Thing, ThingKind
from ketareview.ui.messages import counted

COUNTED = (
    ("article", "article", "articles"),
    ("highlight", "highlight", "highlights"),
    ("claim", "claim", "claims"),
)
SINCE = {Since.SAME: "", Since.CHANGED: "changed since", Since.DELETED: "not here now"}
_UNITS = ("KB", "MB", "GB")
_LONGEST = 80
_NOUNS = {
    "article": "Article",
    "article_filing": "Article under a topic",
    "attachment": "File of an article",
    "highlight": "Highlight",
    "highlight_filing": "Highlight under a topic",
    "claim": "Claim",
    "claim_filing": "Highlight under a claim",
    "study_value": "Study card",
    "appraisal": "Appraisal",
    "level": "Level",
    "modifier": "Why a strength was lowered or raised",
    "cited": "Work that a passage rests on",
    "topic": "Topic",
    "reviewer": "Reviewer",
    "password": "Password of a file",
}
_TELLING = ("title", "quote", "name", "statement", "value", "reason", "judgement", "stance")


def when(moment: datetime) -> str:
    """Write a moment in the reviewer's own time."""
    local = moment.astimezone()
    return f"{local.day} {local:%b %Y, %H:%M}"


def counts(held: Mapping[str, int]) -> str:
    """Say how many articles, highlights and claims there are."""
    return " · ".join(counted(held.get(kind, 0), one, many) for kind, one, many in COUNTED)


def size(count: int) -> str:
    """Write a number of bytes."""
    shown = count / 1000
    for unit in _UNITS[:-1]:
        if shown < 1000:  # noqa: PLR2004 - the step between units
            return f"{shown:,.0f} {unit}" if shown >= 1 else f"1 {unit}"
        shown /= 1000
    return f"{shown:,.1f} {_UNITS[-1]}"


def held(backup: Backup) -> str:
    """Say in a line what a backup holds."""
    after = f"after “{backup.last_action}”" if backup.last_action else ""
    parts = (counts(backup.counts), after, size(backup.size) if backup.size else "")
    return " · ".join(filter(None, parts))


def told(backup: Backup, *, is_elsewhere: bool) -> str:
    """Say in a line what a backup holds, and where it is."""
    return f"{held(backup)} · {'here and in the second place' if is_elsewhere else 'here'}"


def below(thing: Thing) -> str:
    """Say in a line what else is to be known of a thing."""
    kind = "Article" if thing.kind is ThingKind.ARTICLE else "Highlight"
    note = f"note: {_short(thing.note)}" if thing.note else ""
    parts = (SINCE[thing.since].capitalize(), kind, thing.article, " ".join(thing.tags), note)
    return " · ".join(filter(None, parts))


def of_step(step: Step) -> str:
    """Say what would be written."""
    noun = _NOUNS.get(step.kind, step.kind)
    if step.comes_back:
        word = next((str(step.then[name]) for name in _TELLING if step.then.get(name)), "")
        return f"Comes back: {noun}{f' “{_short(word)}”' if word else ''}"
    now = step.now or {}
    fields = [name for name in step.then if name != "changed"]
    changes = "; ".join(
        f"{name.replace('_', ' ')} {_quoted(now.get(name))} becomes {_quoted(step.then[name])}"
        for name in fields
    )
    return f"{noun}: {changes}"


def _quoted(value: object) -> str:
    return "nothing" if value in {None, ""} else f"“{_short(str(value))}”"


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= _LONGEST else f"{flat[: _LONGEST - 1]}…"
