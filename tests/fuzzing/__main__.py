"""`python -m tests.fuzzing NAME… [--seconds N]`: atheris tries importers, one after the other.

Each is fed changed forms of a sample and of the corpus's files that it recognises, and must
neither raise, nor hang, nor take more than 4 s of the processor for 100 KB (being watched, it takes
about twice as long as it does otherwise). Without a name all importers are tried; `wire` tries what
workers return. The answer is a line for each: how many tries, and what was found.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ketareview.importing.importer import Importer

_CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
_LONGEST = 100_000
_MOST_SEEDS = 60
_WIRE = "wire"
_SECONDS = 4.0
_WALL = 120
"""Seconds by the clock, for what hangs where Python does not hear the other alarm."""


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
    unknown = set(asked.names) - set(_names())
    if unknown:
        parser.error(f"no importer is called {', '.join(sorted(unknown))}")
    failed = [name for name in asked.names or _names() if not _campaign(name, asked.seconds)]
    sys.exit(1 if failed else 0)


def _names() -> list[str]:
    from ketareview.importing.formats import importers  # noqa: PLC0415 - uninstrumented here

    return [*(importer.name for importer in importers()), _WIRE]


def _campaign(name: str, seconds: int) -> bool:
    command = [sys.executable, "-m", "tests.fuzzing", name, "--seconds", str(seconds), "--inside"]
    found = Path(tempfile.mkdtemp(prefix="found-"))  # where inputs that are at fault are written
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
        cwd=found,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    told = [line for line in done.stderr.splitlines() if line.startswith("Done ")]
    if done.returncode == 0:
        shutil.rmtree(found)
        sys.stdout.write(f"{name}: {told[-1] if told else 'done'}, nothing found\n")
    else:
        sys.stdout.write(f"{name}: FAILED, see {found}\n{done.stdout[-6000:]}\n")
        sys.stdout.write(f"{done.stderr[-2000:]}\n")
    sys.stdout.flush()
    return done.returncode == 0


def _fuzz(name: str, seconds: int) -> None:
    import atheris  # noqa: PLC0415 - on Linux only, and only here

    with atheris.instrument_imports(include=["ketareview.importing"]):
        from ketareview.importing.formats import importers  # noqa: PLC0415 - must be instrumented

        importers()  # loads them, instrumented
    from tests.fuzzing.changing import changed  # noqa: PLC0415 - as above
    from tests.fuzzing.clock import processor_time  # noqa: PLC0415 - as above
    from tests.fuzzing.trying import attempt, believe  # noqa: PLC0415 - as above

    importer = next((one for one in importers() if one.name == name), None)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file"

        def try_one(data: bytes) -> None:
            with processor_time(_SECONDS):
                if importer is None:
                    believe(data)
                else:
                    attempt(importer, data, path)

        def change(data: bytes, most: int, seed: int) -> bytes:
            return changed(bytes(data), most, seed, atheris.Mutate)

        limits = [f"-timeout={_WALL}", "-rss_limit_mb=2500", f"-max_len={_LONGEST}"]
        options = [f"-max_total_time={seconds}", "-print_final_stats=1", *limits]
        seeds = _seeds(importer, Path(folder))
        atheris.Setup([sys.argv[0], *options, str(seeds)], try_one, custom_mutator=change)
        atheris.Fuzz()


def _seeds(importer: "Importer | None", folder: Path) -> Path:
    """Write the files to begin with: a sample, and those of the corpus; answers for the wire."""
    from ketareview.importing.formats import importers  # noqa: PLC0415 - uninstrumented elsewhere
    from tests.fuzzing.samples import sample  # noqa: PLC0415 - as above
    from tests.fuzzing.trying import answer  # noqa: PLC0415 - as above

    seeds = folder / "seeds"
    seeds.mkdir()
    if importer is None:
        for one in importers():
            for number, data in enumerate((sample(one.name, folder / "sample"), *_known(one)[:3])):
                if (told := answer(one, data, folder / "file")) is not None:
                    (seeds / f"{one.name} {number}").write_bytes(told)
    else:
        begun = (sample(importer.name, folder / "sample"), *_known(importer)[:_MOST_SEEDS])
        for number, data in enumerate(begun):
            (seeds / f"{number}").write_bytes(data)
    return seeds


def _known(importer: "Importer") -> list[bytes]:
    return [each.read_bytes() for each in _inputs() if importer.recognises(each)]


def _inputs() -> list[Path]:
    files = (each for each in sorted(_CORPUS.rglob("*")) if each.is_file())
    return [each for each in files if 0 < each.stat().st_size <= _LONGEST]


if __name__ == "__main__":
    main()
