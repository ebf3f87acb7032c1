"""Words with a full stop that does not end a sentence, or need not."""

import re

_NEVER_LAST = (
    "e.g eg i.e ie cf vs v viz iss fig figs eq eqs eqn ref refs nr vol vols p pp ch chap sect tab "
    "suppl app dr drs prof mr mrs ms messrs st mt rev hon approx ca c resp incl excl max ed eds "
    "para feb apr aug sep sept oct nov abb vgl bzw z.b d.h u.a"
)
NEVER_LAST = frozenset(_NEVER_LAST.split())
"""Something always follows these, so that the sentence goes on; single letters are small ones."""

BEFORE_NUMBERS = frozenset({"no", "nos", "art", "jan", "mar", "jun", "dec"})
"""These are words with an end of their own, unless a number follows."""

_SOMETIMES_LAST = (
    "al etc i.v i.m s.c p.o i.p i.t i.n b.i.d t.i.d q.i.d q.d p.r.n s.l t.d.s o.d u.s u.k u.s.a "
    "e.u u.n d.c a.m p.m inc ltd co corp gmbh jr sr ph.d m.d m.sc b.sc m.p.h s.d s.e s.e.m c.i "
    "h.r r.r a.d b.c sp spp subsp var univ dept inst hosp natl acad sci am eur int br clin med "
    "psychol psychiatr neurosci pharmacol res proc assoc soc amer lett ann exp biol chem phys "
    "arch bull trans wt conc temp hr hrs yr yrs wk wks mo mos mins secs usw ggf evtl a.k.a "
    "w.r.t n.a"
)
SOMETIMES_LAST = frozenset(_SOMETIMES_LAST.split())
"""These end a sentence only where a word that begins sentences follows."""

_OPENING = (
    "a across adverse after all although among an and another as at because before besides both "
    "but by compared conversely despite due during each even every few finally first following "
    "for from further furthermore given he hence her here his how however i if importantly in "
    "including indeed instead it its last lastly like many median more moreover most my neither "
    "nevertheless next no none nonetheless nor not notably now of on once one only other others "
    "our out over overall participants patients previous recent results second several she "
    "similarly since so some specifically subjects such taken than that the their then there "
    "thereafter therefore these they third this those though three through thus to together two "
    "under unfortunately unlike until using we what when where whereas whether which while who "
    "why with within without yet you your"
)
_OPENER = re.compile(
    rf"(?:{'|'.join(word.capitalize() for word in _OPENING.split())})(?=[\s,\u2019'-])"
)


def opens(text: str, at: int) -> bool:
    """Whether a word stands at a place that is often the first of a sentence, seldom a name."""
    return _OPENER.match(text, at) is not None
