"""One module for each kind of file; each offers its importer as `IMPORTER`.

For worker processes only: the modules import parsers of foreign files.
"""

import importlib
import logging
import pkgutil
from collections.abc import Iterator
from functools import cache
from importlib.metadata import entry_points

from ketareview.importing.importer import PLUGIN_GROUP, Importer

_log = logging.getLogger(__name__)


@cache
def importers() -> tuple[Importer, ...]:
    """Find all importers, the ones to ask first in front; of equals others' come first."""
    found = [*_plugins(), *_built_in()]
    return tuple(sorted(found, key=lambda importer: importer.rank))


def in_turn() -> Iterator[Importer]:
    """Give them in the same order; a PDF, as most papers are, waits for no others to be loaded."""
    pdf = _offered("pdf")
    first = [one for one in (*_plugins(), pdf) if one.rank <= pdf.rank]
    yield from sorted(first, key=lambda importer: importer.rank)
    yield from importers()[len(first) :]


def _built_in() -> Iterator[Importer]:
    return (_offered(module.name) for module in pkgutil.iter_modules(__path__))


def _offered(module: str) -> Importer:
    importer: Importer = importlib.import_module(f"{__name__}.{module}").IMPORTER
    return importer


@cache
def _plugins() -> tuple[Importer, ...]:
    return tuple(_loaded_plugins())


def _loaded_plugins() -> Iterator[Importer]:
    """Load others' importers; one that does not load is passed over."""
    for point in entry_points(group=PLUGIN_GROUP):
        try:
            plugin = point.load()
            importer = plugin() if isinstance(plugin, type) else plugin
        except Exception:  # noqa: BLE001 - others' code may fail in any way, ours goes on
            _log.warning("The importer %s does not load and is passed over", point.name)
            continue
        if isinstance(importer, Importer):
            yield importer
        else:
            _log.warning("%s offers no importer and is passed over", point.name)
