"""MODS, the Library of Congress' records of works; their constituents stay with them."""

from ketareview.importing.xmlrecords import mods
from ketareview.importing.xmlrecords.importing import XmlFile, is_called

IMPORTER = XmlFile(
    name="MODS",
    is_ours=is_called("mods", "modsCollection"),
    records=frozenset({"mods"}),
    draft=mods.draft,
    media_types=("application/mods+xml", "application/xml"),
)
