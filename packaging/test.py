"""Sets everything up and runs every check that CI runs; arguments go to pytest instead."""

import subprocess
import sys
from pathlib import Path

import environment


def main() -> int:
    """Run the checks, then the tests; all of them, even when an early one fails."""
    python = environment.prepare("development")
    environment.provide_libraries()
    failed = [name for name, command in _checks(python) if _fails(name, command)]
    if failed:
        print(f"Failed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


def _checks(python: Path) -> list[tuple[str, list[str]]]:
    module = [str(python), "-m"]
    tests = ("tests", [*module, "pytest", *(sys.argv[1:] or ["-n", "2"])])
    if sys.argv[1:]:
        return [tests]
    return [
        ("ruff", [*module, "ruff", "check", "."]),
        ("format", [*module, "ruff", "format", "--check", "."]),
        ("types", [*module, "mypy"]),
        ("layers", [str(python.with_name("lint-imports"))]),
        tests,
    ]


def _fails(name: str, command: list[str]) -> bool:
    print(f"── {name}", flush=True)
    return subprocess.run(command, check=False, cwd=environment.ROOT).returncode != 0


if __name__ == "__main__":
    sys.exit(main())
