"""What can be done with claims, each in a task; all of it can be undone."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from ketareview.domain.claim import Claim
from ketareview.domain.highlight import Topic
from ketareview.domain.progress import Progress
from ketareview.ui.actions import Actions
from ketareview.ui.chooser import Chooser, Option
from ketareview.ui.claims.page import ClaimPage
from ketareview.ui.messages import counted
from ketareview.ui.naming import NameDialog
from ketareview.ui.session import Session
from ketareview.ui.topic_actions import options_of
from ketareview.workflows.claims import ClaimLine, claim_lines, claims_for

_OF_LIST = (
    *("edit-claim", "claim-up", "claim-down", "move-claims", "merge-claims"),
    *("copy-claims", "delete-claims"),
)
_OF_PASSAGES = ("split-claim", "unfile-passages")
_WIDE = 560
_LONGEST = 60
_NEW = "new"


@dataclass(frozen=True, slots=True)
class _Offered:
    lines: tuple[ClaimLine, ...]
    reasons: dict[UUID, str]
    held: frozenset[UUID]  # claims that have all of them


class ClaimDeeds(QObject):
    """Adds, files, moves, splits, merges and deletes; says what was done."""

    done = Signal(str)  # what to say, with undo beside it
    told = Signal(str)  # what to say by itself
    failed = Signal(object)  # Exception

    def __init__(
        self,
        session: Session,
        actions: Actions,
        page: ClaimPage,
        passages: Callable[[], list[UUID]],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._claims = session.library.claims
        self._actions = actions
        self._page = page
        self._passages = passages
        self._window = window
        self._serve_actions()
        page.selection_changed.connect(self._enable)
        page.list.passages_dropped.connect(self.file)
        page.detail.list.stance_typed.connect(self._type_stance)
        page.written.connect(self._write)
        self._enable()

    def file(self, claim: UUID, highlights: Sequence[UUID], stance: str | None = None) -> None:
        """File highlights under a claim, each with its own stance unless one is given."""
        number = counted(len(highlights), "passage", "passages")
        self._do(
            "File under claim",
            lambda: self._claims.file(claim, highlights, stance),
            f"{number} filed under “{self._named(claim)}”.",
        )

    def ask_claim(self) -> None:
        """Let the reviewer choose a claim for the passages that are selected."""
        passages, library = self._passages(), self._session.library
        if not passages:
            self.told.emit("Select highlights first; they are then filed under a claim.")
            return

        def look(_progress: Progress) -> _Offered:
            holding = Counter(each.claim for each in library.claims.holding(passages))
            held = frozenset(claim for claim, count in holding.items() if count >= len(passages))
            return _Offered(claim_lines(library, None), claims_for(library, passages), held)

        self._session.tasks.start(
            "Claims", look, done=partial(self._offer, passages), failed=self.failed.emit
        )

    def ask_statement(self) -> None:
        """Let the reviewer write a new claim; passages that are selected are filed under it."""
        self._ask_new(self._passages())

    def _serve_actions(self) -> None:
        actions, page = self._actions, self._page
        actions.on("new-claim", self.ask_statement)
        actions.on("file-under-claim", self.ask_claim)
        actions.on("edit-claim", page.detail.statement.setFocus)
        actions.on("claim-up", partial(self._step, -1))
        actions.on("claim-down", partial(self._step, 1))
        actions.on("move-claims", self._ask_topic)
        actions.on("split-claim", self._ask_part)
        actions.on("merge-claims", self._ask_kept)
        actions.on("copy-claims", self._copy)
        actions.on("delete-claims", self._delete)
        actions.on("unfile-passages", self._unfile)
        actions.on("show-opposed", self._show_opposed)
        actions.place(page.list, *_OF_LIST)
        actions.place(page.detail.list, *_OF_PASSAGES)
        made = [actions[key] for key in ("new-claim", "edit-claim")]
        moved = [actions[key] for key in ("claim-up", "claim-down", "move-claims", "merge-claims")]
        gone = [actions[key] for key in ("copy-claims", "delete-claims")]
        page.list.set_menu([*made, None, *moved, None, *gone])
        filing = [actions[key] for key in ("file-under-claim", "new-claim", "split-claim")]
        page.detail.list.set_menu([*filing, None, actions["unfile-passages"]])
        page.detail.opposed.set_menu(filing[:2])

    def _enable(self) -> None:
        picked, passages = self._page.picked(), self._page.picked_passages()
        one, several = len(picked) == 1, len(picked) > 1
        for key in ("edit-claim", "claim-up", "claim-down"):
            self._actions[key].setEnabled(one)
        for key in ("move-claims", "copy-claims", "delete-claims"):
            self._actions[key].setEnabled(bool(picked))
        self._actions["merge-claims"].setEnabled(several)
        for key in _OF_PASSAGES:
            self._actions[key].setEnabled(one and bool(passages))

    def _offer(self, passages: list[UUID], offered: _Offered) -> None:
        lines = {line.claim.id: line for line in offered.lines}
        likely = [lines[each] for each in offered.reasons if each in lines]
        rest = [line for line in offered.lines if line.claim.id not in offered.reasons]
        options = [_option(line, _cut(offered.reasons[line.claim.id])) for line in likely]
        options += [
            _option(line, "filed already" if line.claim.id in offered.held else line.topic)
            for line in rest
        ]
        options.append(Option("New claim …", _NEW, icon="plus"))
        number = counted(len(passages), "passage", "passages")
        chooser = Chooser(
            f"File {number} under a claim", options, self._session.theme, self._window
        )
        chooser.chosen.connect(partial(self._take, passages))
        chooser.open_over(self._window)

    def _take(self, passages: list[UUID], choice: object) -> None:
        if isinstance(choice, UUID):
            self.file(choice, passages)
        else:
            self._ask_new(passages)

    def _ask_new(self, passages: list[UUID]) -> None:
        number = counted(len(passages), "passage", "passages")
        title = f"New claim with {number}" if passages else "New claim"
        self._ask(title, "Add", partial(self._add, passages))

    def _add(self, passages: list[UUID], statement: str) -> None:
        library, topic = self._session.library, self._page.topic.id if self._page.topic else None

        def add(_progress: Progress) -> Claim:
            place = topic
            if place is None and passages:
                topics = [each.tags.topics for each in library.highlights.many(passages)]
                place = next((some[0] for some in topics if some), None)
            return library.claims.add(statement, place, highlights=passages)

        self._session.tasks.start("Add claim", add, done=self._show_new, failed=self.failed.emit)

    def _show_new(self, claim: Claim) -> None:
        self._page.choose_claim(claim.id)
        self.done.emit(f"Claim added: “{_cut(claim.statement)}”.")

    def _ask_part(self) -> None:
        [claim], passages = self._page.picked(), self._page.picked_passages()
        number = counted(len(passages), "passage", "passages")

        def split(statement: str) -> None:
            self._do(
                "Split claim",
                lambda: self._claims.split(claim.id, passages, statement),
                f"{number} moved to “{_cut(statement)}”.",
            )

        self._ask(f"New claim with {number} of this one", "Split", split)

    def _ask_kept(self) -> None:
        picked = self._page.picked()
        options = [Option(claim.statement, claim.id, icon="claim") for claim in picked]
        chooser = Chooser(
            "Merge: which statement is kept?", options, self._session.theme, self._window
        )
        chooser.chosen.connect(partial(self._merge, [claim.id for claim in picked]))
        chooser.open_over(self._window)

    def _merge(self, claims: list[UUID], kept: UUID) -> None:
        self._page.choose_claim(kept)
        self._do(
            "Merge claims",
            lambda: self._claims.merge(kept, claims),
            f"{len(claims)} claims are one now.",
        )

    def _ask_topic(self) -> None:
        picked, library = [claim.id for claim in self._page.picked()], self._session.library

        def look(_progress: Progress) -> tuple[Topic, ...]:
            return library.topics.tree()

        self._session.tasks.start(
            "Topics", look, done=partial(self._offer_topics, picked), failed=self.failed.emit
        )

    def _offer_topics(self, claims: list[UUID], topics: tuple[Topic, ...]) -> None:
        options = [Option("Under no topic", None, icon="topic"), *options_of(topics)]
        title = f"Move {counted(len(claims), 'claim', 'claims')} to a topic"
        chooser = Chooser(title, options, self._session.theme, self._window)
        chooser.chosen.connect(partial(self._move, claims))
        chooser.open_over(self._window)

    def _move(self, claims: list[UUID], topic: UUID | None) -> None:
        number = counted(len(claims), "claim", "claims")
        self._do("Move claims", lambda: self._claims.move(claims, topic), f"{number} moved.")

    def _step(self, by: int) -> None:
        """Put a claim in front of or behind its neighbour under the same topic."""
        [claim] = self._page.picked()
        beside = [
            line.claim.id for line in self._page.model.lines if line.claim.topic == claim.topic
        ]
        place = beside.index(claim.id) + (by if by < 0 else by + 1)
        if 0 <= place <= len(beside):
            before = beside[place] if place < len(beside) else None
            self._do(
                "Move claims", lambda: self._claims.move([claim.id], claim.topic, before=before)
            )

    def _delete(self) -> None:
        picked = [claim.id for claim in self._page.picked()]
        number = counted(len(picked), "claim", "claims")

        def delete() -> None:
            told = f"{number} moved to trash."
            self._do("Delete claims", lambda: self._claims.delete(picked), told)

        self._session.safety.first(len(picked), delete)

    def _unfile(self) -> None:
        claim, passages = self._page.detail.claim, self._page.picked_passages()
        if claim is not None and passages:
            number = counted(len(passages), "passage", "passages")
            self._do(
                "Remove from claim",
                lambda: self._claims.unfile(claim, passages),
                f"{number} removed from the claim.",
            )

    def _type_stance(self, stance: str) -> None:
        """Change the stance of what is filed, and file what is only proposed."""
        claim, rows = self._page.detail.claim, self._page.detail.list.picked()
        passages = [row.marked.highlight.id for row in rows if row.marked]
        if claim is not None and passages:
            self._do("Stance", lambda: self._claims.file(claim, passages, stance))

    def _write(self, claim: UUID, statement: str | None, note: str | None) -> None:
        self._do("Change claim", lambda: self._claims.change(claim, statement=statement, note=note))

    def _show_opposed(self) -> None:
        self._actions["go-claims"].trigger()
        self._page.show_opposed()

    def _copy(self) -> None:
        lines = self._page.list.picked()
        words = [f"{line.claim.statement}\n{line.summary}" for line in lines]
        QGuiApplication.clipboard().setText("\n\n".join(words))

    def _named(self, claim: UUID) -> str:
        lines = self._page.model.lines
        return next((_cut(each.claim.statement) for each in lines if each.claim.id == claim), "…")

    def _ask(self, title: str, verb: str, named: Callable[[str], None]) -> None:
        dialog = NameDialog(title, verb, named, self._window)
        dialog.setMinimumWidth(_WIDE)
        dialog.open()

    def _do(self, name: str, change: Callable[[], object], said: str = "") -> None:
        def work(_progress: Progress) -> object:
            return change()

        def tell(_result: object) -> None:
            if said:
                self.done.emit(said)

        self._session.tasks.start(name, work, done=tell, failed=self.failed.emit)


def _option(line: ClaimLine, hint: str) -> Option:
    return Option(line.claim.statement, line.claim.id, hint, "claim")


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rsplit(' ', 1)[0]} …"
