"""Foreign files in: each is read in a worker process and comes out as articles with their text."""

from ketareview.importing.files import collect, read_file, read_on, recognised
from ketareview.importing.importer import PLUGIN_GROUP, Importer
from ketareview.importing.projects.aligning import Alignment
from ketareview.importing.tables import is_table, table_preview

__all__ = [
    "PLUGIN_GROUP",
    "Alignment",
    "Importer",
    "collect",
    "is_table",
    "read_file",
    "read_on",
    "recognised",
    "table_preview",
]
