"""The fields of a study card, as data: what each is called, holds, and belongs to."""

from dataclasses import dataclass
from enum import StrEnum


class ValueKind(StrEnum):
    """What a field holds."""

    CHOICE = "choice"
    NUMBER = "number"
    TEXT = "text"


class Scope(StrEnum):
    """What a field belongs to: the study, each of its arms, or each of its results."""

    STUDY = "study"
    ARM = "arm"
    RESULT = "result"


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a field's answers."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Field:
    """A question of the card; an open choice takes other words as well; `help` says which."""

    key: str
    label: str
    kind: ValueKind
    scope: Scope = Scope.STUDY
    choices: tuple[Choice, ...] = ()
    is_open: bool = False
    help: str = ""

    def shown(self, value: str) -> str:
        """Say a value in the reviewer's words."""
        return next((each.label for each in self.choices if each.key == value), value)


def _choices(**labels: str) -> tuple[Choice, ...]:
    return tuple(Choice(key.replace("_", "-"), label) for key, label in labels.items())


def _choice(
    key: str,
    label: str,
    choices: tuple[Choice, ...],
    scope: Scope = Scope.STUDY,
    *,
    is_open: bool = False,
) -> Field:
    return Field(key, label, ValueKind.CHOICE, scope, choices, is_open)


def _number(key: str, label: str, scope: Scope = Scope.STUDY) -> Field:
    return Field(key, label, ValueKind.NUMBER, scope, help="A whole number")


def _text(key: str, label: str, example: str, scope: Scope = Scope.STUDY) -> Field:
    return Field(key, label, ValueKind.TEXT, scope, help=example)


DESIGNS = _choices(
    randomised="Randomised, parallel groups",
    crossover="Randomised, crossover",
    non_randomised="Controlled, not randomised",
    single_arm="One arm, open label",
    cohort="Cohort",
    case_control="Case-control",
    cross_sectional="Cross-sectional",
    case_series="Case series",
    case_report="Case report",
    meta_analysis="Meta-analysis",
    systematic_review="Systematic review",
    review="Narrative review",
    guideline="Guideline or consensus",
    protocol="Protocol, no results",
    preclinical="Animals or cells",
    qualitative="Qualitative",
    other="Other",
)

MASKING = _choices(
    open_label="Open label",
    assessor="Assessors only",
    single="Single-blind",
    double="Double-blind",
    triple="Triple-blind or more",
)

GUESSING = _choices(
    measured="Measured",
    not_measured="Not measured",
)

DIAGNOSES = _choices(
    trd="Treatment-resistant depression",
    mdd="Major depression, not selected for resistance",
    suicidal_depression="Depression with suicidal ideation or behaviour",
    bipolar_depression="Bipolar depression",
    psychotic_depression="Psychotic depression",
    perinatal_depression="Perinatal depression",
    late_life_depression="Late-life depression",
    ptsd="PTSD",
    ocd="OCD",
    social_anxiety="Social anxiety",
    anxiety="Generalised or other anxiety",
    eating_disorder="Eating disorder",
    alcohol="Alcohol use disorder",
    substance="Other substance use disorder",
    borderline="Borderline personality",
    chronic_pain="Chronic pain",
    acute_pain="Acute or peri-operative",
    healthy="Healthy volunteers",
)

SETTINGS = _choices(
    hospital="Hospital",
    certified_clinic="Certified clinic",
    outpatient="Outpatient infusion",
    emergency="Emergency department",
    home="Home or telehealth",
    research_unit="Research unit",
)

AGENTS = _choices(
    racemic="Racemic ketamine",
    esketamine="Esketamine",
    arketamine="Arketamine",
    ketamine="Ketamine, form not stated",
    norketamine="Norketamine or hydroxynorketamine",
    other_nmda="Other NMDA modulator",
)

COMPARATORS = _choices(
    saline="Saline",
    placebo="Placebo, not described",
    midazolam="Midazolam",
    active_placebo="Other active placebo",
    ect="ECT",
    antidepressant="Another antidepressant",
    esketamine="Esketamine",
    racemic="Racemic ketamine",
    other_dose="Another dose",
    anaesthesia="Anaesthesia without ketamine",
    usual_care="Usual care",
    none="Waiting list or none",
)

ROUTES = _choices(
    intravenous="Intravenous",
    intramuscular="Intramuscular",
    subcutaneous="Subcutaneous",
    intranasal="Intranasal",
    oral="Oral",
    oral_extended="Oral, extended release",
    sublingual="Sublingual, buccal or troche",
    rectal="Rectal",
    epidural="Epidural or topical",
)

SCALES = _choices(
    madrs="MADRS",
    ham_d="HAM-D",
    qids="QIDS",
    bdi="BDI",
    phq_9="PHQ-9",
    c_ssrs="C-SSRS",
    bss="BSS or SSI",
    caps_5="CAPS",
    pcl_5="PCL",
    y_bocs="Y-BOCS",
    lsas="LSAS",
    ham_a="HAM-A",
    cadss="CADSS",
    bprs="BPRS",
    ymrs="YMRS",
    cgi="CGI",
    pain="Pain score",
    response="Response",
    remission="Remission",
    relapse="Relapse",
)

FIELDS = (
    _choice("design", "Design", DESIGNS),
    _text("population", "Population", "Who took part: age, how found, who was left out"),
    _choice("diagnosis", "Diagnosis", DIAGNOSES, is_open=True),
    _text("resistance", "Resistance", "The paper's own definition"),
    _number("randomised", "Randomised"),
    _number("analysed", "Analysed"),
    _text("attrition", "Attrition", "How many left, and why"),
    _choice("masking", "Masking", MASKING),
    _choice("guessing", "Guessing", GUESSING),
    _text("guessed", "Guessed right", "36.8% of patients"),
    _choice("setting", "Setting", SETTINGS, is_open=True),
    _text("country", "Country", "Where it was done"),
    _text("registration", "Registration", "NCT00000000"),
    _text("funding", "Funding", "Who paid"),
    _text("interests", "Interests", "What the authors declare"),
    _choice("agent", "Agent", AGENTS, Scope.ARM, is_open=True),
    _choice("comparator", "Comparator", COMPARATORS, Scope.ARM, is_open=True),
    _choice("route", "Route", ROUTES, Scope.ARM, is_open=True),
    _text("dose", "Dose", "0.5 mg/kg over 40 min", Scope.ARM),
    _text("regimen", "Regimen", "Twice weekly, 6 infusions", Scope.ARM),
    _number("n", "Participants", Scope.ARM),
    _choice("scale", "Outcome", SCALES, Scope.RESULT, is_open=True),
    _text("time", "Time point", "24 hours", Scope.RESULT),
    _text("result", "Result", "-5.8 (95% CI -13.3 to 1.6)", Scope.RESULT),
)
"""All fields, in the order in which a card is read."""
