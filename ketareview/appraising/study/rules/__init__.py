"""What is looked for in a sentence, field by field; each rule says why it proposes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ketareview.appraising.study.proposal import Found
from ketareview.appraising.study.rules import (
    administration,
    design,
    doses,
    masking,
    outcomes,
    participants,
    people,
    results,
    treatments,
)
from ketareview.appraising.study.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule, and words in lower case of which a sentence holds one if the rule can find anything.

    A paper has hundreds of sentences, and most say nothing to most rules.
    """

    read: Callable[[Sentence], Iterator[Found]]
    cues: tuple[str, ...]

    def may_find(self, sentence: Sentence) -> bool:
        """Whether it is worth reading a sentence by this rule."""
        return any(cue in sentence.low for cue in self.cues)


_TREATMENTS = ("ketamine", "placebo", "midazolam", "ect", "electro", "saline", "control", "care")

RULES = (
    Rule(design.designs, design.CUES),
    Rule(masking.masked, ("blind", "mask", "label", "unaware")),
    Rule(masking.guessing, ("guess", "blind", "mask", "which ", "named", "identif")),
    Rule(people.randomised, ("random", "allocated")),
    Rule(people.analysed, ("analys", "analyz", "intent", "protocol", "full", "efficacy", "itt")),
    Rule(people.in_arms, (*_TREATMENTS, "mg", "active")),
    Rule(people.left, ("withdr", "drop", "discontinued", "lost", "complete")),
    Rule(participants.populations, ("age", "between", "year")),
    Rule(participants.diagnoses, participants.CUES),
    Rule(participants.resistance, ("resist", "trd", "fail", "respon")),
    Rule(
        treatments.agents,
        ("ketamine", "spravato", "lanice", "rapast", "esmeth", "cycloser", "oxide"),
    ),
    Rule(treatments.comparators, treatments.CUES),
    Rule(treatments.routes, treatments.ROUTE_CUES),
    Rule(doses.doses, ("mg", "g/kg")),
    Rule(doses.regimens, doses.CUES),
    Rule(outcomes.scales, outcomes.CUES),
    Rule(outcomes.times, ("hour", "day", "week", "month", "min", " h", "year", "hr")),
    Rule(results.effects, results.CUES),
    Rule(results.pairs, (" v ", " v. ", "vs", "versus", "compared", "against", "%")),
)
"""Those that read only what is the study's own."""

ANYWHERE = (
    Rule(administration.registrations, administration.REGISTER_CUES),
    Rule(administration.funding, ("fund", "support", "sponsor", "financ", "grant", "")),
    Rule(administration.interests, ("",)),
    Rule(administration.places, administration.PLACE_CUES),
)
"""Those that know themselves whose data they read."""
