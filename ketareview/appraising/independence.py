"""How many independent works stand behind passages, however many documents repeat them."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from ketareview.appraising.recognising import Sign, is_same, of_record, of_reference
from ketareview.domain.article import Article, Relation, RelationKind
from ketareview.domain.claim import Cited
from ketareview.domain.ledger import Work

_ITS_OWN = frozenset({"own-data", "pooled"})
_CITED = "cited"


@dataclass(frozen=True, slots=True)
class Resting:
    """A passage of an article, the basis that it has, and the works that it names."""

    passage: UUID
    article: UUID
    basis: str
    cited: tuple[Cited, ...] = ()


@dataclass(frozen=True, slots=True)
class Ground:
    """The works that passages rest on, the most leant on first, and passages without any."""

    works: tuple[Work, ...]
    unfounded: tuple[UUID, ...]


def ground(
    passages: Sequence[Resting], articles: Mapping[UUID, Article], relations: Iterable[Relation]
) -> Ground:
    """Count the works behind passages of some articles; see `Known.ground`."""
    return Known(articles, relations).ground(passages)


@dataclass(frozen=True, slots=True)
class _Found:
    """A work as one passage names it; the study is there when the library has it."""

    sign: Sign
    study: UUID | None
    article: UUID | None


class _Leaning:
    """Works in the order in which they were first named, each with the passages that lean on it."""

    def __init__(self) -> None:
        self.works: list[tuple[_Found, list[Resting]]] = []
        self._of_study: dict[UUID, int] = {}
        self._elsewhere: list[int] = []  # which the library does not have

    def put(self, named: _Found, passage: Resting) -> None:
        """Let a passage lean on a work, which may have been named before."""
        place = self._place(named)
        if place is None:
            place = len(self.works)
            self.works.append((named, []))
            if named.study is None:
                self._elsewhere.append(place)
            else:
                self._of_study[named.study] = place
        self.works[place][1].append(passage)

    def _place(self, named: _Found) -> int | None:
        """Find the first that is the same work: studies by what they are, others by their signs."""
        among = range(len(self.works)) if named.study is None else self._elsewhere
        alike = (each for each in among if _is_one(named, self.works[each][0]))
        places = [next(alike, None), self._of_study.get(named.study) if named.study else None]
        return min((each for each in places if each is not None), default=None)


class Known:
    """The articles of the library with their signs and studies; made once for many questions."""

    def __init__(self, articles: Mapping[UUID, Article], relations: Iterable[Relation]) -> None:
        self.articles = frozenset(articles)
        self._signs = {each.id: of_record(each.record) for each in articles.values()}
        self._studies = _studies(articles, relations)
        self._by_name: dict[str, list[UUID]] = defaultdict(list)
        for article, sign in self._signs.items():
            for name in (*sign.names, sign.doi, sign.pmid):
                self._by_name[name].append(article)

    def ground(self, passages: Sequence[Resting]) -> Ground:
        """Count each work once: reports of a trial, versions of a paper, references to one work.

        A passage with data of its own, or pooled, rests on its article; one that cites rests on
        what it names, or on what that rests on in turn, where the passages say so; an assertion, an
        authority or a personal account rests on nothing that can be counted.
        """
        direct = {each.passage: tuple(self.named(each)) for each in passages}
        handed = self._handed_on(passages, direct)
        found = _Leaning()
        unfounded: list[UUID] = []
        for each in passages:
            named = _traced(direct[each.passage], handed)
            if not named:
                unfounded.append(each.passage)
            for one in named:
                found.put(one, each)
        works = [_work(one, leaning) for one, leaning in found.works]
        order = sorted(
            works, key=lambda work: (-len(work.articles), -len(work.passages), work.label)
        )
        return Ground(tuple(order), tuple(unfounded))

    def named(self, resting: Resting) -> Iterator[_Found]:
        """Give the works that a passage rests on."""
        if resting.basis in _ITS_OWN:
            yield self._article(resting.article)
        elif resting.basis == _CITED:
            for cited in resting.cited:
                sign = of_reference(cited.words)
                known = cited.article if cited.article in self._signs else self._like(sign)
                yield self._article(known) if known else _Found(sign, None, None)

    def _handed_on(
        self, passages: Sequence[Resting], direct: Mapping[UUID, tuple[_Found, ...]]
    ) -> dict[UUID, list[_Found]]:
        """Tell what studies name of which every passage rests on others."""
        own = {self._studies[each.article] for each in passages if each.basis in _ITS_OWN}
        named: dict[UUID, list[_Found]] = defaultdict(list)
        for each in passages:
            if self._studies[each.article] not in own and direct[each.passage]:
                named[self._studies[each.article]] += direct[each.passage]
        return named

    def _article(self, article: UUID) -> _Found:
        return _Found(self._signs[article], self._studies[article], article)

    def _like(self, sign: Sign) -> UUID | None:
        for name in (sign.doi, sign.pmid, *sorted(sign.names)):
            for article in self._by_name.get(name, ()) if name else ():
                if is_same(self._signs[article], sign):
                    return article
        return None


def _traced(named: Sequence[_Found], handed: Mapping[UUID, Sequence[_Found]]) -> Sequence[_Found]:
    """Follow works that only hand on others' to those; works that only cite each other stay."""
    reached: list[_Found] = []
    waiting, seen = deque(named), set[UUID]()
    while waiting:
        one = waiting.popleft()
        if one.study is None or one.study not in handed:
            reached.append(one)
        elif one.study not in seen:
            seen.add(one.study)
            waiting.extend(handed[one.study])
    return reached or named


def _is_one(named: _Found, other: _Found) -> bool:
    return named is other or is_same(named.sign, other.sign)


def _work(found: _Found, leaning: Sequence[Resting]) -> Work:
    return Work(
        key=f"article:{found.study}" if found.study else found.sign.key,
        label=found.sign.label,
        article=found.article,
        articles=tuple(dict.fromkeys(each.article for each in leaning)),
        passages=tuple(dict.fromkeys(each.passage for each in leaning)),
    )


def _studies(articles: Mapping[UUID, Article], relations: Iterable[Relation]) -> dict[UUID, UUID]:
    """Name the study of each article: one for versions of a paper, and for reports of a trial."""
    study = {article: article for article in articles}

    def root(article: UUID) -> UUID:
        while study[article] != article:
            article = study[article]
        return article

    def join(one: UUID, other: UUID) -> None:
        first, second = sorted((root(one), root(other)), key=str)
        study[second] = first

    for relation in relations:
        if relation.kind is RelationKind.VERSION and {relation.first, relation.second} <= set(
            study
        ):
            join(relation.first, relation.second)
    trials: dict[str, UUID] = {}
    for article in articles.values():
        trial = _trial(article)
        if trial and trials.setdefault(trial, article.id) != article.id:
            join(trials[trial], article.id)
    return {article: root(article) for article in articles}


def _trial(article: Article) -> str:
    """The trial that an article reports, by its registration; reviews name many."""
    numbers = article.record.extra.get("trial", "").upper().split()
    return numbers[0] if len(numbers) == 1 else ""
