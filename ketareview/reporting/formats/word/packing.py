"""A package of files made the same whenever it is made."""

import io
import zipfile

_BEGINNING = (1980, 1, 1, 0, 0, 0)  # the earliest that a ZIP can say


def repacked(package: bytes) -> bytes:
    """Write a ZIP anew with its files in their order, and without the time of making."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _BEGINNING)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            new.writestr(entry, old.read(name))
    return out.getvalue()
