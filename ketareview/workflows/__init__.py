"""Steps that join two or more of the parts: papers in, passages marked, reports out."""

from ketareview.workflows.adding import add_papers, results_of, resume_imports
from ketareview.workflows.annotating import Annotated, annotate
from ketareview.workflows.citations import CITED
from ketareview.workflows.colours import open_colours
from ketareview.workflows.demonstrating import Demo, demo, is_demo
from ketareview.workflows.duplicates import Merging, find_duplicates, merge, plan_of_merge
from ketareview.workflows.emptying import empty_trash
from ketareview.workflows.gathering import Marked, gather, topic_names
from ketareview.workflows.healing import Plan, carry_out, file_named, plan_move
from ketareview.workflows.incoming_text import add_text
from ketareview.workflows.linting import Linted, linted, warnings
from ketareview.workflows.looking import looked_at
from ketareview.workflows.maps import MapAsked, draw_map, evidence_map, passages_of
from ketareview.workflows.marking import mark, modifiers_typed, tags_for
from ketareview.workflows.opening import is_older, open_or_make
from ketareview.workflows.previewing import preview
from ketareview.workflows.reports import (
    FORMATS,
    report_on,
    require_final,
    require_matching,
    write_report,
)
from ketareview.workflows.taking import Manner
from ketareview.workflows.works import (
    WorkOffer,
    WorksNamed,
    WorksOffered,
    works_named,
    works_offered,
)

__all__ = [
    "CITED",
    "FORMATS",
    "Annotated",
    "Demo",
    "Linted",
    "Manner",
    "MapAsked",
    "Marked",
    "Merging",
    "Plan",
    "WorkOffer",
    "WorksNamed",
    "WorksOffered",
    "add_papers",
    "add_text",
    "annotate",
    "carry_out",
    "demo",
    "draw_map",
    "empty_trash",
    "evidence_map",
    "file_named",
    "find_duplicates",
    "gather",
    "is_demo",
    "is_older",
    "linted",
    "looked_at",
    "mark",
    "merge",
    "modifiers_typed",
    "open_colours",
    "open_or_make",
    "passages_of",
    "plan_move",
    "plan_of_merge",
    "preview",
    "report_on",
    "require_final",
    "require_matching",
    "results_of",
    "resume_imports",
    "tags_for",
    "topic_names",
    "warnings",
    "works_named",
    "works_offered",
    "write_report",
]
