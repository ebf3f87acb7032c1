"""A paper with bookmarks, links, printed page labels, a figure, a table and references."""

from pathlib import Path

from tests.pdf.papers import changed, typeset

_FILLING = (
    "Ketamine lowered the scores within a day, and the effect had gone after two weeks in most "
    "patients of this arm. "
)

LONG_TITLE = "Methods, with a title that is much longer than the panel beside the page is wide"

_SOURCE = f"""
#set page(width: 320pt, height: 420pt, margin: 30pt)
#set text(size: 10pt, lang: "en")
= Introduction
As shown before [2] and in Fig. 1, see #link(<results>)[the results] and Table 1.
Others differ [1, 3].
#link("https://example.org/protocol")[The protocol] is public.

{_FILLING * 12}
= {LONG_TITLE}
== Participants
{_FILLING * 12}
== Measures
{_FILLING * 12}
#rect(width: 200pt, height: 100pt, fill: blue)

Figure 1. Scores of both arms by day.

{_FILLING * 4}

Table 1. Events by arm.

#table(columns: 2, [Arm], [Events], [Ketamine], [12], [Midazolam], [3])
#pagebreak()
= Results <results>
{_FILLING * 30}
= Discussion
{_FILLING * 30}
= References
[1] Aziz B. An early trial. Journal of Trials 2006; 1: 1-9.

[2] Berman C, Okafor D. Ketamine in depression: a small trial with a title that runs over lines. \\
Journal of Moods 2010; 2: 10-19.

[3] Zarate E. A later trial. Journal of Trials 2012; 3: 20-29.
"""


def write_paper(folder: Path) -> Path:
    """Write the paper as `guide.pdf`, whose first page is printed as S-i."""
    plain = typeset(folder / "plain.pdf", _SOURCE)
    return changed(folder / "guide.pdf", plain, labels="S-")
