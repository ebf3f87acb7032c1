"""Programs and descriptions that quote records: told by their names and first lines."""

import re
from pathlib import Path

_ENDINGS = frozenset(
    {
        *(".py", ".pyi", ".ipynb", ".js", ".mjs", ".ts", ".tsx", ".jsx", ".vue", ".java", ".kt"),
        *(
            ".c",
            ".cc",
            ".cpp",
            ".h",
            ".hpp",
            ".cs",
            ".go",
            ".rs",
            ".rb",
            ".php",
            ".pl",
            ".pm",
            ".r",
        ),
        *(".sh", ".swift", ".scala", ".lua", ".el", ".sql", ".css", ".toml", ".ini", ".patch"),
        *(".diff", ".md", ".markdown", ".rst", ".adoc", ".org"),
    }
)
_CODE = re.compile(
    rb"""^[ \t]*(?:\#!/ | from[ ][\w.]+[ ]import[ ] | import[ ][\w.{*]+;?\s*$ | \#include\s*[<"]
    | package[ ][\w.]+;?\s*$ | (?:def|class|func|fn|function)[ ]\w+.*[:{]\s*$ | <\?php\b
    | (?:const|let|var|static|private|public)[ ][\w ]+=
    | .*(?:\"{3}|\'{3}|`|=\s*[\"'(\[])\s*$ )""",
    re.MULTILINE | re.VERBOSE,
)
"""A line of a program, or one that opens what it quotes."""


def quotes(path: Path, before: bytes) -> bool:
    """Whether a file quotes a record, by its name and by what stands before the record."""
    return path.suffix.lower() in _ENDINGS or bool(_CODE.search(before))
