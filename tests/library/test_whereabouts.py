"""Cloud folders, network drives and sticks are told from ordinary folders."""

from pathlib import Path

import pytest

from ketareview.domain.whereabouts import PlaceKind, Whereabouts
from ketareview.library import whereabouts

MOUNTS = """\
/dev/sda2 / ext4 rw 0 0
server:/home /home nfs4 rw 0 0
//nas/papers /mnt/papers\\040of\\040us cifs rw 0 0
/dev/sdb1 /media/anna/STICK vfat rw 0 0
/dev/sda3 /home/anna/local ext4 rw 0 0
"""


def of(path: str) -> Whereabouts:
    return whereabouts(Path(path), mounts=MOUNTS, environment={})


@pytest.mark.parametrize(
    ("path", "service"),
    [
        ("/srv/OneDrive/review.ketareview", "OneDrive"),
        ("/srv/OneDrive - University/a/b/review.ketareview", "OneDrive"),
        ("/srv/Dropbox (Personal)/review.ketareview", "Dropbox"),
        ("/srv/Google Drive/My Drive/review.ketareview", "Google Drive"),
        ("/Users/a/Library/Mobile Documents/com~apple~CloudDocs/r.ketareview", "iCloud"),
        ("/Users/a/Library/CloudStorage/Box-Box/r.ketareview", "a cloud"),
        ("/srv/Nextcloud/review.ketareview", "Nextcloud"),
    ],
)
def test_cloud_folders_are_known_by_their_names(path: str, service: str) -> None:
    assert of(path) == Whereabouts(PlaceKind.CLOUD, service)


@pytest.mark.parametrize(
    ("mark", "service"),
    [
        (".dropbox", "Dropbox"),
        (".stfolder", "Syncthing"),
        (".tmp.driveupload", "Google Drive"),
        (".sync_0123abcd.db", "Nextcloud"),
    ],
)
def test_cloud_folders_are_known_by_what_lies_in_them(
    tmp_path: Path, mark: str, service: str
) -> None:
    (tmp_path / "shared" / "deep").mkdir(parents=True)
    (tmp_path / "shared" / mark).touch()
    path = tmp_path / "shared" / "deep" / "review.ketareview"
    assert whereabouts(path, mounts="") == Whereabouts(PlaceKind.CLOUD, service)


def test_windows_says_where_onedrive_is(tmp_path: Path) -> None:
    found = whereabouts(
        tmp_path / "r.ketareview", mounts="", environment={"OneDrive": str(tmp_path)}
    )
    assert found == Whereabouts(PlaceKind.CLOUD, "OneDrive")


@pytest.mark.parametrize(
    ("path", "kind", "name"),
    [
        ("/home/anna/review.ketareview", PlaceKind.NETWORK, "/home"),
        ("/mnt/papers of us/review.ketareview", PlaceKind.NETWORK, "/mnt/papers of us"),
        ("/media/anna/STICK/review.ketareview", PlaceKind.REMOVABLE, "/media/anna/STICK"),
        ("/home/anna/local/review.ketareview", PlaceKind.OWN, ""),
        ("/srv/review.ketareview", PlaceKind.OWN, ""),
        ("/srv/Dropboxes of the lab/review.ketareview", PlaceKind.OWN, ""),
        ("/srv/boxes/review.ketareview", PlaceKind.OWN, ""),
    ],
)
def test_drives_are_known_by_how_they_are_mounted(path: str, kind: PlaceKind, name: str) -> None:
    assert of(path) == Whereabouts(kind, name)


def test_an_ordinary_folder_is_none_of_them(tmp_path: Path) -> None:
    assert whereabouts(tmp_path / "review.ketareview").kind is PlaceKind.OWN
