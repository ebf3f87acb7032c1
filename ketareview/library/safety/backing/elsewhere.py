"""Backups are copied to a second place: a stick, or a folder on another machine."""

import hashlib
import os
import shutil
from pathlib import Path

from ketareview.domain.errors import BackupError
from ketareview.domain.progress import Progress
from ketareview.files import sync
from ketareview.library.safety.backing.placing import make_folder, settle
from ketareview.library.safety.backing.vault import Vault

_BLOCK = 1 << 20


def copy_elsewhere(files: list[Path], vaults: tuple[Vault, Vault], progress: Progress) -> None:
    """Copy originals that are not there yet, then `files` into the folder of the other vault.

    Raises:
        BackupError: what was written reads otherwise.
        OSError: the place refuses.
        Cancelled: somebody stopped it; what is there stays.
    """
    here, there = vaults
    originals = [path for path in here.files() if not (there.folder / path).exists()]
    total = len(originals) + len(files)
    for done, path in enumerate(originals):
        progress(done, total)
        _copy(here.folder / path, there.folder / path)
    for done, path in enumerate(files, start=len(originals)):
        progress(done, total)
        _copy(path, there.folder.parent / path.name)
    progress(total, total)


def _copy(path: Path, target: Path) -> None:
    """Copy a file whole or not at all, and compare what is there with what was here."""
    make_folder(target.parent)
    draft = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        shutil.copyfile(path, draft)
        settle(draft)
        if _digest(path) != _digest(draft):
            raise BackupError(path=target, finding="other bytes")
        draft.replace(target)
        sync(target.parent)
    finally:
        draft.unlink(missing_ok=True)


def _digest(path: Path) -> bytes:
    found = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            found.update(block)
    return found.digest()
