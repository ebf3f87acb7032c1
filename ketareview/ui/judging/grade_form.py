"""How certain a claim is: the start, a row for each domain, and what they come to, live."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ketareview.domain.errors import (
    ClaimNotFoundError,
    KetaReviewError,
    RatingUpRefusedError,
    UnexplainedConcernError,
    UnexplainedStepError,
)
from ketareview.domain.grade import CHANGES, Certainty, Domain, Judgement, Start, Step
from ketareview.domain.history import Changed
from ketareview.domain.unsaved import Subject, Writing
from ketareview.library import Library
from ketareview.ui.drafting.subjects import say_subject
from ketareview.ui.judging.reasoned_row import Option, Quoted, ReasonedRow
from ketareview.ui.judging.turns import InTurn
from ketareview.ui.messages import worded
from ketareview.ui.reader.listening import Listening
from ketareview.ui.tasks import TaskRunner
from ketareview.workflows.grading import Grading, grading, judge

_KINDS = ("claim", "claim_filing", "certainty", "certainty_step", "modifier", "highlight")
_PAUSE = 10  # milliseconds in which several changes become one look
_WAITING = "Not kept yet: see below what is missing."
_STEPS = {
    -2: "Very serious  \N{MINUS SIGN}2",
    -1: "Serious  \N{MINUS SIGN}1",
    0: "No step",
    1: "Yes  +1",
    2: "Very large  +2",
}


class GradeForm(QWidget):
    """Judges the claim that it shows; what may not stand yet is kept here until it may."""

    judged = Signal(object)  # UUID of the claim, when a judgement was saved or withdrawn
    failed = Signal(Exception)

    def __init__(self, library: Library, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("gradeForm")
        self.setAccessibleName("Certainty of this claim")
        self._library = library
        self._tasks = tasks
        self._claim: UUID | None = None
        self._seen: Grading | None = None
        self._drafts: dict[UUID, Judgement] = {}
        self._turns = InTurn(tasks, self)
        self._listening = Listening(library, self)
        self._listening.changed.connect(self._hear)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._look)
        self.certainty = _label("certainty", self)
        self.arithmetic = _label("arithmetic", self)
        self._meaning = _label("hint", self)
        self._others = _label("hint", self)
        self.start = self._start_row()
        self.rows = {domain: self._domain_row(domain) for domain in Domain}
        self.withdraw = QPushButton("Withdraw judgement", self)
        self.withdraw.setProperty("quiet", True)  # noqa: FBT003 - the name of the property says it
        self.withdraw.clicked.connect(self._withdraw)
        self._lay_out()
        self.show_claim(None)

    def show_claim(self, claim: UUID | None) -> None:
        """Show a claim's certainty, or nothing."""
        if claim == self._claim and claim is not None:
            return
        self._keep_words()
        self._claim, self._seen = claim, None
        self.setEnabled(False)
        for row in (self.start, *self.rows.values()):
            row.reason.clear()
            row.settle()
        self._show(Judgement(Start.RANDOMISED, self._library.reviewer), is_judged=False)
        self._look()

    def shut(self) -> None:
        """Keep what is being written, and hear of no more changes."""
        self._keep_words()
        self._claim = None
        self._pause.stop()
        self._listening.shut()

    def draft(self) -> Judgement:
        """What the fields say, whether or not it may stand."""
        start = Start(str(self.start.value))
        steps = tuple(
            Step(domain, int(str(row.value)), row.words, row.highlight)
            for domain, row in self.rows.items()
            if row.value or row.words
        )
        return Judgement(start, self._library.reviewer, steps, self.start.words)

    def _keep_words(self) -> None:
        """Save a reason that is still being written."""
        rows = (self.start, *self.rows.values())
        if any(row.reason.document().isModified() for row in rows):
            self._keep("")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(self.certainty, 1)
        head.addWidget(self.withdraw, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        for part in (self.arithmetic, self._meaning, self._others):
            column.addWidget(part)
        column.addSpacing(12)
        column.addWidget(self.start)
        for row in self.rows.values():
            column.addWidget(row)
        column.addStretch(1)

    def _start_row(self) -> ReasonedRow:
        row = ReasonedRow("start", "Start", "", self)
        row.offer([Option(start.label, start.value) for start in Start])
        row.reason.setPlaceholderText("Note to this judgement")
        row.reason.setAccessibleName("Note to this judgement")
        say_subject(row.reason, self._subject)
        row.changed.connect(self._keep)
        return row

    def _domain_row(self, domain: Domain) -> ReasonedRow:
        row = ReasonedRow(domain.value, domain.label, "", self)
        steps = sorted(CHANGES[domain], key=abs)
        row.offer([Option(_STEPS[change], change) for change in steps])
        row.changed.connect(self._keep)
        say_subject(row.reason, partial(self._subject, domain.value))
        return row

    def _subject(self, part: str = "") -> Subject | None:
        return Subject(Writing.REASON, self._claim, part) if self._claim else None

    @Slot(object)
    def _hear(self, changed: Changed) -> None:
        if self._claim is not None and changed.touches(*_KINDS):
            self._pause.start()

    @Slot()
    def _look(self) -> None:
        claim = self._claim
        if claim is not None:
            self._tasks.start(
                "Read certainty",
                lambda _: grading(self._library, claim),
                done=self._take,
                failed=self._fail_to_read,
            )

    @Slot(object)
    def _take(self, seen: Grading) -> None:
        """Show a claim as the library has it, or what is being written about it here."""
        claim = seen.standing.claim.id
        if claim != self._claim:
            return
        if self._turns.is_busy:
            self._pause.start()  # it is older than what is being written
            return
        self._seen = seen
        self.setEnabled(True)
        quotes = {each.highlight.id: each.highlight.passage.quote for each in seen.standing.weighed}
        passages = [Quoted(*each) for each in quotes.items()]
        for row in self.rows.values():
            row.show_passages(passages)
        own = self._drafts.get(claim) or seen.own
        begun = Judgement(seen.suggested, self._library.reviewer, seen.begun)
        self._show(own or begun, is_judged=own is not None)
        self._say_concerns()
        is_waiting = claim in self._drafts or bool(seen.begun)
        if is_waiting and self._refuse_where_needed(own or begun):
            self._meaning.setText(_WAITING)

    def _show(self, judgement: Judgement, *, is_judged: bool) -> None:
        self.start.show_judged(judgement.start.value, judgement.note)
        by_domain = {step.domain: step for step in judgement.steps}
        for domain, row in self.rows.items():
            step = by_domain.get(domain, Step(domain, 0, ""))
            row.show_judged(step.change, step.reason, step.highlight)
        self._show_sum(judgement, is_judged=is_judged)

    def _show_sum(self, judgement: Judgement, *, is_judged: bool) -> None:
        certainty = judgement.certainty if is_judged else Certainty.NOT_RATED
        self.certainty.setText(certainty.label)
        self.certainty.setProperty("certainty", certainty.value)
        self.arithmetic.setText(judgement.arithmetic if is_judged else "")
        self._meaning.setText(certainty.meaning)
        self._allow_steps(judgement.start)
        self.withdraw.setVisible(is_judged)
        others = self._seen.others if self._seen else ()
        told = "\n".join(f"{each.reviewer.name}: {each.arithmetic}" for each in others)
        self._others.setText(told)
        self._others.setVisible(bool(told))

    def _allow_steps(self, start: Start) -> None:
        """Let no step be chosen that may not count; one that is there can be taken back."""
        for domain, row in self.rows.items():
            is_rated = start is not Start.NO_STUDIES
            is_allowed = is_rated and not (domain.raises and start is Start.RANDOMISED)
            row.setEnabled(is_allowed or bool(row.value))
            row.ask_reason(is_asked=is_allowed or bool(row.words))
            row.setVisible(is_rated or bool(row.value))
            if domain.raises:
                row.say("" if is_allowed else "Only observational studies are rated up.")

    def _say_concerns(self) -> None:
        concerns = self._seen.concerns if self._seen else ()
        for domain, row in self.rows.items():
            if domain.raises:
                continue
            told = [each.why for each in concerns if domain is each.domains[0]]
            row.say(f"In the evidence: {'; '.join(told)}." if told else "")

    @Slot(str)
    def _keep(self, _key: str) -> None:
        """Save what the fields say, or say beside the field why it may not stand."""
        if self._claim is None or self._seen is None:
            return
        claim, judgement = self._claim, self.draft()
        self._show_sum(judgement, is_judged=True)
        if self._refuse_where_needed(judgement):
            self._drafts[claim] = judgement
            self._meaning.setText(_WAITING)
            self._begin(claim, judgement)
            return
        if judgement == self._seen.own:
            self._drafts.pop(claim, None)
            self._settle()
            return
        self._settle()
        self._drafts[claim] = judgement  # until it is saved
        self._turns.start(
            "Judge certainty",
            lambda _: judge(self._library, claim, judgement),
            done=self._saved,
            failed=self._fail_to_save,
        )

    def _begin(self, claim: UUID, judgement: Judgement) -> None:
        """Keep what may not stand yet over the end of the program, where nothing is judged."""
        for row in (self.start, *self.rows.values()):
            row.reason.document().setModified(False)
        if self._seen is not None and self._seen.own is None:
            self._turns.start(
                "Begin judgement",
                lambda _: self._library.certainties.begin(claim, judgement.steps),
                done=lambda _: None,
                failed=self._fail_to_save,
            )

    def _refuse_where_needed(self, judgement: Judgement) -> bool:
        for row in (self.start, *self.rows.values()):
            row.say_problem("")
        try:
            judgement.check(self._seen.concerns if self._seen else ())
        except KetaReviewError as error:
            self._row_of(judgement, error).say_problem(worded(error))
            return True
        return False

    def _row_of(self, judgement: Judgement, error: KetaReviewError) -> ReasonedRow:
        """Find the field that a refusal is about."""
        if isinstance(error, UnexplainedStepError | RatingUpRefusedError):
            by_label = {domain.label: row for domain, row in self.rows.items()}
            return by_label[error.facts["domain"]]
        if isinstance(error, UnexplainedConcernError) and self._seen is not None:
            return self.rows[judgement.unanswered(self._seen.concerns)[0].domains[0]]
        return self.start

    def _settle(self) -> None:
        for row in (self.start, *self.rows.values()):
            row.settle()

    @Slot(object)
    def _saved(self, seen: Grading) -> None:
        claim = seen.standing.claim.id
        if self._drafts.get(claim) == seen.own:
            del self._drafts[claim]
        if claim == self._claim:
            self._seen = seen
        self.judged.emit(claim)
        self._pause.start()

    @Slot(object)
    def _fail_to_save(self, error: Exception) -> None:
        self.start.say_problem(worded(error))
        self.failed.emit(error)

    @Slot(object)
    def _fail_to_read(self, error: Exception) -> None:
        self.setEnabled(False)
        if not isinstance(error, ClaimNotFoundError):
            self.failed.emit(error)

    @Slot()
    def _withdraw(self) -> None:
        if self._claim is None:
            return
        claim = self._claim
        self._drafts.pop(claim, None)
        for row in (self.start, *self.rows.values()):
            row.reason.clear()
            row.settle()

        def work(_progress: object) -> UUID:
            self._library.certainties.withdraw(claim)
            return claim

        self._turns.start(
            "Withdraw certainty", work, done=self._withdrawn, failed=self._fail_to_save
        )

    @Slot(object)
    def _withdrawn(self, claim: UUID) -> None:
        self.judged.emit(claim)
        self._pause.start()


def _label(name: str, parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
