"""Summaries and templates: each reviewer's own, kept and undone."""

from pathlib import Path

import pytest

from ketareview.domain.errors import TemplateNotFoundError
from ketareview.domain.ids import new_id
from ketareview.domain.reporting import ReportOptions, Section
from ketareview.library import Library


def test_typing_is_one_action_and_is_undone_at_once(library: Library) -> None:
    action = new_id()
    for text in ("S", "So", "So it is"):
        library.summaries.write(None, text, action=action)
    library.summaries.write(None, "So it is", action=action)

    assert library.summaries.own(None) == "So it is"
    assert [each.name for each in library.history.actions()].count("Write summary") == 1
    library.history.undo()
    assert library.summaries.own(None) == ""


def test_each_topic_and_reviewer_has_one(library: Library, tmp_path: Path) -> None:
    topic = library.topics.add("Sleep").id
    library.summaries.write(topic, "Mine")
    path = library.path
    library.close()
    with Library.open(path, reviewer="B. Second") as other:
        other.summaries.write(topic, "Hers")
        other.summaries.write(None, "Of everything")

        assert [each.text for each in other.summaries.of(topic)] == ["Hers", "Mine"]
        assert [each.text for each in other.summaries.of(None)] == ["Of everything"]


def test_a_template_is_saved_over_found_and_deleted(library: Library) -> None:
    library.templates.save("Short  one", ReportOptions())
    short = ReportOptions(sections=(Section.MAP,), claim_types=("efficacy",), style="ama")
    library.templates.save("short one", short)

    assert [each.options for each in library.templates.all()] == [short]
    library.templates.delete(library.templates.find("SHORT ONE"))
    with pytest.raises(TemplateNotFoundError):
        library.templates.find("short one")
    library.history.undo()
    assert library.templates.find("short one").options == short
