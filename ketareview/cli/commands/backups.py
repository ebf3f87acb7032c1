"""`backup` and `restore`."""

from pathlib import Path

from ketareview import settings
from ketareview.cli import messages
from ketareview.cli.session import Session
from ketareview.domain.backups import Backup
from ketareview.library import restore_from
from ketareview.workflows.backing_up import Places, back_up


def backup(session: Session) -> int:
    """Copy the library to a file, or make a backup in the folder of backups; list them."""
    asked, printer = session.asked, session.printer
    folder = asked.folder or settings.folders().backups
    with session.library() as library:
        if asked.list:
            found = library.backups.all(folder)
            printer.document({"backups": [_form(each) for each in found]})
            for each in found:
                printer.line(_line(each))
            return 0
        if asked.output is not None:
            library.backups.copy(asked.output, printer.progress())
            printer.document({"path": str(asked.output)})
            printer.line(str(asked.output))
            return 0
        second = session.settings.second_place
        places = Places(folder, Path(second) if second else None)
        made = back_up(library, places, printer.progress())
    printer.document(_form(made.backup))
    printer.line(_line(made.backup))
    if made.before is not None:
        facts = {"rows": made.backup.rows, "before": made.before.rows}
        printer.say("small-backup", **facts, day=f"{made.before.made:%Y-%m-%d %H:%M}")
    if made.trouble is not None:
        printer.complain(messages.worded(made.trouble))
        return 1
    return 0


def restore(session: Session) -> int:
    """Make a library of a backup, under a new name."""
    asked, printer = session.asked, session.printer
    restored = restore_from(asked.backup, asked.output, printer.progress())
    printer.document({"path": str(restored.path), "missing": list(restored.missing)})
    printer.line(str(restored.path))
    if restored.missing:
        printer.say("originals-missing", count=len(restored.missing), path=Path(asked.backup))
        return 1
    return 0


def _form(backup: Backup) -> dict[str, object]:
    return {
        "path": str(backup.path),
        "made": backup.made.isoformat(),
        "rows": backup.rows,
        "counts": dict(backup.counts),
        "digest": backup.digest,
        "size": backup.size,
        "last_action": backup.last_action,
    }


def _line(backup: Backup) -> str:
    articles, highlights = (backup.counts.get(kind, 0) for kind in ("article", "highlight"))
    made = backup.made.strftime("%Y-%m-%d %H:%M")
    after = f"  after “{backup.last_action}”" if backup.last_action else ""
    held = f"articles: {articles}, highlights: {highlights}, bytes: {backup.size:,}"
    return f"{made} UTC  {held}{after}  {backup.path}"
