"""`python -m tests.fuzzing NAME… [--seconds N]`: atheris tries importers, one after the other.

Each is fed changed forms of the corpus's files that it recognises, and must neither raise, nor
hang, nor take more than 2 s for 100 KB. Without a name all importers are tried; `wire` tries what
workers return. The answer is a line for each: how many tries, and what was found.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

_CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
_LONGEST = 100_000
_MOST_SEEDS = 60
_WIRE = "wire"


def main() -> None:
    """Run the campaigns asked for, each in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.inside:
        _fuzz(asked.names[0], asked.seconds)
        return
    failed = [name for name in asked.names or _names() if not _campaign(name, asked.seconds)]
    sys.exit(1 if failed else 0)


def _names() -> list[str]:
    from ketareview.importing.formats import importers  # noqa: PLC0415 - uninstrumented here

    return [*(importer.name for importer in importers()), _WIRE]


def _campaign(name: str, seconds: int) -> bool:
    command = [sys.executable, "-m", "tests.fuzzing", name, "--seconds", str(seconds), "--inside"]
    with tempfile.TemporaryDirectory() as folder:  # what is found is written there
        done = subprocess.run(
            command,
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        )
    told = [line for line in done.stderr.splitlines() if line.startswith("Done ")]
    if done.returncode == 0:
        sys.stdout.write(f"{name}: {told[-1] if told else 'done'}, nothing found\n")
    else:
        sys.stdout.write(f"{name}: FAILED\n{done.stdout[-6000:]}\n{done.stderr[-2000:]}\n")
    sys.stdout.flush()
    return done.returncode == 0


def _fuzz(name: str, seconds: int) -> None:
    import atheris  # noqa: PLC0415 - on Linux only, and only here

    with atheris.instrument_imports(include=["ketareview.importing"]):
        from ketareview.importing import wire  # noqa: PLC0415 - must be instrumented
        from ketareview.importing.formats import importers  # noqa: PLC0415 - as above

        importers()  # loads them, instrumented
    from tests.fuzzing.trying import attempt  # noqa: PLC0415 - as above

    with tempfile.TemporaryDirectory() as folder:
        path, seeds = Path(folder) / "file", Path(folder) / "seeds"
        seeds.mkdir()
        try_one: Callable[[bytes], None]
        if name == _WIRE:

            def try_one(data: bytes) -> None:
                try:
                    wire.from_json(json.loads(data))
                except (wire.WireError, ValueError, RecursionError):
                    return

            (seeds / "empty").write_bytes(b'{"sha256":"","drafts":[{"record":{},"pages":[]}]}')
        else:
            importer = next(one for one in importers() if one.name == name)
            known = [each for each in _inputs() if importer.recognises(each)]
            for number, each in enumerate(known[:_MOST_SEEDS]):
                (seeds / f"{number}").write_bytes(each.read_bytes())

            def try_one(data: bytes) -> None:
                attempt(importer, data, path)

        limits = ["-timeout=4", "-rss_limit_mb=2500", f"-max_len={_LONGEST}"]
        options = [f"-max_total_time={seconds}", "-print_final_stats=1", *limits]
        atheris.Setup([sys.argv[0], *options, str(seeds)], try_one)
        atheris.Fuzz()


def _inputs() -> list[Path]:
    files = (each for each in sorted(_CORPUS.rglob("*")) if each.is_file())
    return [each for each in files if 0 < each.stat().st_size <= _LONGEST]


if __name__ == "__main__":
    main()
