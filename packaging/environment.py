"""Makes the environment that the program and its tests run in: a virtual one, `.venv`."""

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".venv"
CONSTRAINTS = ROOT / "packaging" / "constraints.txt"
PYTHON = FOLDER / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

# What Qt needs of a Debian system, beyond what a minimal one has; the program names it too.
LIBRARIES = (ROOT / "resources" / "messages" / "debian.txt").read_text(encoding="utf-8").split()


def prepare(*extras: str) -> Path:
    """Make or refresh the environment; return its Python."""
    if sys.version_info < (3, 11):  # noqa: UP036 - this script must say so where it is older
        sys.exit("KetaReview needs Python 3.11 or newer.")
    wanted = _fingerprint(extras)
    stamp = FOLDER / f"ready-{'-'.join(extras) or 'program'}"
    if not (PYTHON.exists() and stamp.exists() and stamp.read_text(encoding="utf-8") == wanted):
        _install(extras)
        stamp.write_text(wanted, encoding="utf-8")
    return PYTHON


def provide_libraries(*, has_display: bool = False) -> None:
    """Install what Qt misses on Debian, where that is allowed; else name it.

    More is needed where there is a display, on which a window is to open.
    """
    problem = _qt_problem(has_display=has_display)
    if not problem:
        return
    command = ["apt-get", "install", "-y", "--no-install-recommends", *LIBRARIES]
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        print("Installing the system libraries that Qt needs …", flush=True)
        subprocess.run(["apt-get", "update", "-q"], check=False, stdout=subprocess.DEVNULL)
        subprocess.run(command, check=False, stdout=subprocess.DEVNULL)
        problem = _qt_problem(has_display=has_display)
    if problem:
        print(f"Qt cannot be loaded: {problem}", file=sys.stderr)
        print("On Debian or Ubuntu: sudo " + " ".join(command), file=sys.stderr)
        print("The command line works without it.", file=sys.stderr)


def _install(extras: tuple[str, ...]) -> None:
    print(f"Making the environment in {FOLDER} …", flush=True)
    pip = [str(PYTHON), "-m", "pip"]
    if not PYTHON.exists():
        try:
            venv.create(FOLDER, with_pip=True)
        except (subprocess.CalledProcessError, ImportError):
            # Debian parts ensurepip from Python; the pip at hand can serve the environment.
            venv.create(FOLDER, with_pip=False, clear=True)
    if subprocess.run([*pip, "--version"], check=False, capture_output=True).returncode:
        pip = [sys.executable, "-m", "pip", "--python", str(PYTHON)]
    wish = f"{ROOT}[{','.join(extras)}]" if extras else str(ROOT)
    environment = os.environ | {
        "PIP_CONSTRAINT": str(CONSTRAINTS),
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    }
    done = subprocess.run(
        [*pip, "install", "--quiet", "--editable", wish], check=False, env=environment, cwd=ROOT
    )
    if done.returncode:
        sys.exit("The packages could not be installed; the lines above say why.")


def _fingerprint(extras: tuple[str, ...]) -> str:
    digest = hashlib.sha256(sys.version.encode())
    for part in (CONSTRAINTS.read_bytes(), (ROOT / "pyproject.toml").read_bytes()):
        digest.update(part)
    return f"{digest.hexdigest()} {','.join(extras)} {ROOT}"


def _qt_problem(*, has_display: bool) -> str:
    tried = ["import PySide6.QtGui, PySide6.QtWidgets, PySide6.QtSvg"]
    if has_display:
        tried.append("import sys; from ketareview.ui import display; sys.exit(display.lack() or 0)")
    done = subprocess.run(
        [str(PYTHON), "-c", "; ".join(tried)],
        check=False,
        capture_output=True,
        text=True,
    )
    return done.stderr.strip().splitlines()[-1] if done.returncode else ""
