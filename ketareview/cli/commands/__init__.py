"""What each command does, by its name."""

from collections.abc import Callable, Mapping

from ketareview.cli.commands import (
    annotating,
    articles,
    backups,
    claims,
    codebooks,
    duplicates,
    exporting,
    highlights,
    journal,
    judging,
    libraries,
    linting,
    maps,
    moving,
    papers,
    reports,
    studies,
    topics,
    verifying,
)
from ketareview.cli.session import Session

COMMANDS: Mapping[str, Callable[[Session], int]] = {
    "init": libraries.init,
    "import": papers.take_in,
    "imports": papers.imports,
    "duplicates": duplicates.duplicates,
    "articles": articles.listed,
    "show": articles.show,
    "text": articles.text,
    "highlights": highlights.listed,
    "highlight": highlights.mark,
    "move-highlights": moving.move,
    "annotate": annotating.copy,
    "topics": topics.topics,
    "claims": claims.claims,
    "map": maps.evidence,
    "lint": linting.lint,
    "report": reports.report,
    "verify": verifying.verify,
    "export": exporting.export,
    "check": libraries.check,
    "backup": backups.backup,
    "restore": backups.restore,
    "history": journal.history,
    "undo": journal.undo,
    "redo": journal.redo,
    "demo": libraries.demo,
    "grade": judging.grade,
    "appraise": judging.appraise,
    "study": studies.study,
    "codebook": codebooks.codebook,
}
"""Each returns the exit code: 0, or 1 when it has said on standard error what failed."""
