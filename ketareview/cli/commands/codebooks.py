"""`codebook export` and `codebook import`."""

from ketareview.cli import forms
from ketareview.cli.session import Session
from ketareview.domain.codebook import Change
from ketareview.exporting import export_codebook, read_codebook


def codebook(session: Session) -> int:
    """Write the codebook to a file, or show what a file's would change and, with `--yes`, do it."""
    return _export(session) if session.asked.action == "export" else _import(session)


def _export(session: Session) -> int:
    file = session.asked.file
    session.expect_free(file)
    with session.library() as library:
        current = library.codebooks.current()
    export_codebook(current, file)
    session.printer.document({"path": str(file), "name": current.name, "version": current.version})
    session.printer.line(str(file))
    return 0


def _import(session: Session) -> int:
    asked, printer = session.asked, session.printer
    with session.library() as library:
        current = library.codebooks.current()
        new = read_codebook(asked.file, current)
        changes = library.codebooks.preview(new)
        known = {topic.id for topic in current.topics}
        topics = [topic.name for topic in new.topics if topic.id not in known]
        is_different = bool(changes or topics)
        is_done = is_different and bool(asked.yes)
        if is_done:
            library.codebooks.replace(new)
    printer.document(
        {"changes": [forms.change(each) for each in changes], "topics": topics, "done": is_done}
    )
    for change in changes:
        printer.line(_line(change))
    for topic in topics:
        printer.line(f"added    topic {topic}")
    if not is_done:
        printer.say("codebook-not-replaced" if is_different else "codebook-unchanged")
    return 0


def _line(change: Change) -> str:
    fields = f" ({', '.join(change.fields)})" if change.fields else ""
    return f"{change.kind.value:<8} {change.scheme.value} {change.key}: {change.label}{fields}"
