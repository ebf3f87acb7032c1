"""Whether a library lies in a folder that a cloud keeps in step, on a network drive or a stick."""

import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath

from ketareview.domain.whereabouts import PlaceKind, Whereabouts

_MOUNTS = Path("/proc/mounts")

_FOLDERS = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "icloud drive": "iCloud",
    "iclouddrive": "iCloud",
    "com~apple~clouddocs": "iCloud",
    "mobile documents": "iCloud",
    "cloudstorage": "a cloud",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
}
"""How the folders are called that cloud services make, in any case, and with words behind."""

_MARKS = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".tmp.drivedownload": "Google Drive",
    ".tmp.driveupload": "Google Drive",
    ".stfolder": "Syncthing",
}
"""Files and folders that cloud services leave in the folders that they keep in step."""

_DATABASES = (".sync_*.db", "._sync_*.db")
"""How Nextcloud and ownCloud call what they remember of a folder."""

_NETWORK = {
    *("nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ncpfs", "davfs", "ceph"),
    *("fuse.sshfs", "fuse.davfs2", "fuse.gvfsd-fuse", "fuse.rclone", "fuse.glusterfs"),
}
_STICKS = ("/media/", "/run/media/", "/Volumes/")
_DRIVE_REMOVABLE, _DRIVE_REMOTE = 2, 4  # GetDriveTypeW, winbase.h


def whereabouts(
    path: Path,
    *,
    mounts: str | None = None,
    environment: Mapping[str, str] = os.environ,
) -> Whereabouts:
    """Tell what kind of place a library lies in, so far as it can be known without asking it."""
    folder = path.absolute().parent
    cloud = _named_cloud(folder, environment) or _marked_cloud(folder)
    if cloud:
        return Whereabouts(PlaceKind.CLOUD, cloud)
    if sys.platform == "win32":
        return _of_drive(folder)
    point, kind = _mounted(folder, _read(_MOUNTS) if mounts is None else mounts)
    if kind in _NETWORK:
        return Whereabouts(PlaceKind.NETWORK, point)
    if f"{folder}/".startswith(_STICKS):
        return Whereabouts(PlaceKind.REMOVABLE, point)
    return Whereabouts(PlaceKind.OWN)


def _named_cloud(folder: PurePath, environment: Mapping[str, str]) -> str:
    root = environment.get("OneDrive", "")
    if root and folder.is_relative_to(root):
        return "OneDrive"
    for part in folder.parts:
        words = part.casefold()
        for name, service in _FOLDERS.items():
            if words == name or words.startswith((f"{name} -", f"{name}-", f"{name} (")):
                return service
    return ""


def _marked_cloud(folder: Path) -> str:
    for each in (folder, *folder.parents):
        for mark, service in _MARKS.items():
            if (each / mark).exists() and each != Path.home():  # the home has settings of that name
                return service
        if any(next(each.glob(database), None) for database in _DATABASES):
            return "Nextcloud"
    return ""


def _of_drive(folder: Path) -> Whereabouts:
    """Ask Windows what kind of drive a folder lies on."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - only there is `windll`

        kind = ctypes.windll.kernel32.GetDriveTypeW(folder.anchor)
        if folder.anchor.startswith("\\\\") or kind == _DRIVE_REMOTE:
            return Whereabouts(PlaceKind.NETWORK, folder.anchor)
        if kind == _DRIVE_REMOVABLE:
            return Whereabouts(PlaceKind.REMOVABLE, folder.anchor)
    return Whereabouts(PlaceKind.OWN)


def _mounted(folder: Path, mounts: str) -> tuple[str, str]:
    """Find where the disk of a folder is mounted, and as what; the deepest one counts."""
    fitting = [each for each in _points(mounts) if folder.is_relative_to(each[0])]
    return max(fitting, key=lambda each: len(PurePath(each[0]).parts), default=("", ""))


def _points(mounts: str) -> Iterator[tuple[str, str]]:
    for line in mounts.splitlines():
        words = line.split(" ")
        if len(words) > 2:  # noqa: PLR2004 - device, place, kind
            yield words[1].replace("\\040", " "), words[2]


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
