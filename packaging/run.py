"""Sets everything up and runs KetaReview; without arguments it shows the sample library."""

import os
import subprocess
import sys

import environment

DEMO = environment.ROOT / "demo"
SAMPLE_REVIEWER = "A. Reviewer"  # whose highlights the window shows at once


def main() -> int:
    """Pass the arguments on, or make the sample library and open it where there is a display."""
    python = environment.prepare()
    environment.provide_libraries(has_display=_has_display())
    program = [str(python), str(environment.ROOT / "main.py")]
    if len(sys.argv) > 1:
        return subprocess.run([*program, *sys.argv[1:]], check=False).returncode
    made = subprocess.run([*program, "demo", "--output", str(DEMO)], check=False).returncode
    if made or not _has_display():
        return made
    library = DEMO / "sample.ketareview"
    window = [*program, "--library", str(library), "--reviewer", SAMPLE_REVIEWER]
    return subprocess.run(window, check=False).returncode


def _has_display() -> bool:
    if os.environ.get("CI"):
        return False
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


if __name__ == "__main__":
    sys.exit(main())
