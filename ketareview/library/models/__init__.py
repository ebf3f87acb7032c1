"""The tables of a library. Rows never leave this package; values of `domain` do.

`Authored` rows are journalled with all their fields and never removed, `Keyed` ones are immutable
and journalled by key only. All other tables are exempt and named in `EXEMPT`.
"""

from ketareview.library.models.base import (
    EXEMPT,
    INDEXES,
    STRICT,
    TOKENIZER,
    Authored,
    Base,
    Keyed,
    authored,
    keyed,
)
from ketareview.library.models.coding import (
    ArticleFilingRow,
    CodebookRow,
    CodeRow,
    HighlightFilingRow,
    HighlightRow,
    TopicRow,
)
from ketareview.library.models.incoming import (
    IdentityRow,
    ImportBatchRow,
    ImportFileRow,
    ImportResultRow,
    RelationRow,
)
from ketareview.library.models.journal import (
    ActionRow,
    ArticleTextRow,
    ChangeRow,
    HighlightTextRow,
    PropertyRow,
    ReplicaRow,
)
from ketareview.library.models.papers import (
    ArticleRow,
    AttachmentRow,
    ChunkRow,
    PageRow,
    PasswordRow,
    ReviewerRow,
    SourceRow,
)

__all__ = [
    "EXEMPT",
    "INDEXES",
    "STRICT",
    "TOKENIZER",
    "ActionRow",
    "ArticleFilingRow",
    "ArticleRow",
    "ArticleTextRow",
    "AttachmentRow",
    "Authored",
    "Base",
    "ChangeRow",
    "ChunkRow",
    "CodeRow",
    "CodebookRow",
    "HighlightFilingRow",
    "HighlightRow",
    "HighlightTextRow",
    "IdentityRow",
    "ImportBatchRow",
    "ImportFileRow",
    "ImportResultRow",
    "Keyed",
    "PageRow",
    "PasswordRow",
    "PropertyRow",
    "RelationRow",
    "ReplicaRow",
    "ReviewerRow",
    "SourceRow",
    "TopicRow",
    "authored",
    "keyed",
]
