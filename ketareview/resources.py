"""What ships with the program, found in a checkout, an installed package or a frozen program."""

import sys
import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def folder() -> Path:
    """Find the folder `resources`.

    Raises:
        FileNotFoundError: the installation is broken.
    """
    frozen: str | None = getattr(sys, "_MEIPASS", None)
    package: Path = Path(__file__).resolve().parent
    candidates: tuple[Path, ...] = (
        *((Path(frozen) / "resources",) if frozen else ()),
        package.parent / "resources",  # a checkout
        Path(sys.prefix) / "share" / "ketareview" / "resources",  # a wheel's data files
    )
    for candidate in candidates:
        if (candidate / "codebooks").is_dir():
            return candidate
    raise FileNotFoundError(f"no resources beside {package}")


def path(*parts: str) -> Path:
    """Name a file or folder below `resources`, for parts that must open it themselves."""
    return folder().joinpath(*parts)


def text(*parts: str) -> str:
    """Read a text file below `resources`."""
    return path(*parts).read_text(encoding="utf-8")


def table(*parts: str) -> dict[str, Any]:
    """Read a TOML file below `resources`."""
    return tomllib.loads(text(*parts))


@cache
def sentences() -> dict[str, str]:
    """Read the sentence of each error and notice, by code; `{fact}` stands for a fact."""
    return {code: str(words) for code, words in table("messages", "errors.toml").items()}
