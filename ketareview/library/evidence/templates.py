"""Choices of what a report shows, kept under names."""

from sqlalchemy import select, update

from ketareview.domain.errors import TemplateNotFoundError
from ketareview.domain.highlight import Reviewer
from ketareview.domain.ids import fixed_id
from ketareview.domain.reporting import (
    ReportOptions,
    Template,
    options_from_table,
    options_to_table,
)
from ketareview.library.database import Database
from ketareview.library.indexing import folded
from ketareview.library.models import ReviewerRow, TemplateRow
from ketareview.library.statements import put


class Templates:
    """The templates of everybody who reads with this library."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> list[Template]:
        """List the templates by name."""
        with self._database.read() as session:
            rows = session.execute(
                select(TemplateRow, ReviewerRow.name)
                .join(ReviewerRow, ReviewerRow.id == TemplateRow.reviewer_id)
                .where(~TemplateRow.deleted)
                .order_by(TemplateRow.name, TemplateRow.id)
            )
            return [
                Template(
                    row.id,
                    row.name,
                    options_from_table(row.options),
                    Reviewer(row.reviewer_id, reviewer),
                )
                for row, reviewer in rows
            ]

    def find(self, asked: str) -> Template:
        """Find a template by its name, case and accents folded; one's own before others'.

        Raises:
            TemplateNotFoundError: none is called so.
        """
        everything = self.all()
        wanted = folded(asked).strip()
        found = [each for each in everything if folded(each.name).strip() == wanted]
        if not found:
            known = ", ".join(each.name for each in everything)
            raise TemplateNotFoundError(asked=asked, known=known or "none yet")
        own = self._database.journal.reviewer.id
        return min(found, key=lambda each: each.reviewer.id != own)

    def save(self, name: str, options: ReportOptions) -> Template:
        """Keep options under a name, over what this reviewer kept under it before."""
        reviewer, said = self._database.journal.reviewer, " ".join(name.split())
        template = fixed_id("template", folded(said), str(reviewer.id))
        values = {
            "id": template,
            "name": said,
            "options": options_to_table(options),
            "reviewer_id": reviewer.id,
        }
        with self._database.write("Save report template") as session:
            put(session, TemplateRow, [values])
        return Template(template, said, options, reviewer)

    def delete(self, template: Template) -> None:
        """Put a template in the trash."""
        with self._database.write("Delete report template") as session:
            session.execute(
                update(TemplateRow)
                .where(TemplateRow.id == template.id, ~TemplateRow.deleted)
                .values(deleted=True)
            )
