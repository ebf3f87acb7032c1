"""How the modelled tables are written in SQL; the first upgrade step must come to the same."""

from collections.abc import Iterator

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from ketareview.library.models import INDEXES, TOKENIZER, Base


def statements() -> Iterator[str]:
    """Write the statements that make an empty library as it is modelled now."""
    dialect = sqlite.dialect()
    for table in Base.metadata.sorted_tables:
        yield str(CreateTable(table).compile(dialect=dialect)).strip()
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            yield str(CreateIndex(index).compile(dialect=dialect)).strip()
    for name, (content, columns) in INDEXES.items():
        yield (
            f"CREATE VIRTUAL TABLE {name} USING fts5({', '.join(columns)}, content='{content}',"
            f" content_rowid='id', tokenize='{TOKENIZER}')"
        )
