"""Everything a reviewer can meet, as facts; `ui/messages.py` and `cli` find the words.

The sentences stand in `resources/messages/errors.toml` under each error's code; a test keeps the
two lists equal.
"""

from typing import ClassVar


class KetaReviewError(Exception):
    """An error with facts and no prose; `code` names its sentence."""

    code: ClassVar[str] = ""

    def __init__(self, **facts: object) -> None:
        self.facts = {name: str(fact) for name, fact in facts.items()}
        super().__init__(self.code, self.facts)

    def __init_subclass__(cls) -> None:
        words = "".join(f"-{c.lower()}" if c.isupper() else c for c in cls.__name__)
        cls.code = words.removeprefix("-").removesuffix("-error")


class NoWindowError(KetaReviewError):
    """No window can open: `finding`; `libraries` of Debian are what Qt needs of a desktop."""


class LibraryError(KetaReviewError):
    """The library cannot be used at all."""


class ProblemsFoundError(KetaReviewError):
    """A check of the library found `count` problems."""


class LibraryNotFoundError(LibraryError):
    """No file is at `path`."""


class LibraryGoneError(LibraryNotFoundError):
    """No file is at `path`, but there are backups: it was there, or another one was."""


class LibraryExistsError(LibraryError):
    """A file is at `path` already."""


class ForeignFileError(LibraryError):
    """The file at `path` is not a KetaReview library."""


class NewerLibraryError(LibraryError):
    """The library at `path` has schema `version`; this program knows `known`."""


class DamagedLibraryError(LibraryError):
    """SQLite finds the file at `path` damaged: `finding`."""


class LibraryInUseError(LibraryError):
    """Somebody else has the library at `path` open: `holder` since `since`."""


class LibraryMovedError(LibraryError):
    """The file at `path` is no longer the file that was opened."""


class LibraryUnwritableError(LibraryError):
    """The library at `path` cannot be written: `finding` (disk full, read-only)."""


class LibraryFullError(LibraryUnwritableError):
    """The disk of the library at `path` is full."""


class OnlyToReadError(LibraryError):
    """The library at `path` was opened to be looked at, and not to be changed."""


class UnfinishedSaveError(LibraryError):
    """Beside the library at `path` lies the journal of a save that was cut off."""


class BackupError(KetaReviewError):
    """The backup at `path` is damaged, or is none: `finding`."""


class BackupNotMadeError(KetaReviewError):
    """No backup could be written to `path`: `finding`."""


class SmallBackupError(KetaReviewError):
    """A new backup has `rows`, far fewer than the one of `day`, which has `before`."""


class ChangedMeanwhileError(KetaReviewError):
    """A row of `kind` is no longer what it was when somebody agreed to overwrite it."""


class FileError(KetaReviewError):
    """One file could not be taken in; the others are not touched by it. All know `path`."""


class MissingFileError(FileError):
    """Nothing is at `path`."""


class IrregularFileError(FileError):
    """`path` is a link, a device or a pipe."""


class EmptyFileError(FileError):
    """The file has no bytes, or no text."""


class EncryptedFileError(FileError):
    """The file asks for a password."""


class WrongPasswordError(FileError):
    """The password that was given does not open the file."""


class LockedForMarksError(FileError):
    """Who locked the PDF allows no annotations with the password given."""


class OldWordFileError(FileError):
    """Word before 2007 wrote the file, in a form that is not read."""


class UnknownColumnsError(FileError):
    """Nobody could tell which of a table's `columns` is the title."""


class NoRecordsError(FileError):
    """A file of references holds no record."""


class UnreadableRecordError(FileError):
    """One record of a file cannot be understood: `finding`."""


class NoReadableTextError(FileError):
    """A program's file of highlights names documents that it does not hold: `title`."""


class UnsupportedFileError(FileError):
    """No importer knows this kind of file."""


class UnreadableFileError(FileError):
    """The file is broken: `finding`."""


class LargeFileError(FileError):
    """The file has `size` bytes; `limit` is the most."""


class SlowFileError(FileError):
    """Reading took longer than `seconds`."""


class GreedyFileError(FileError):
    """Reading needed more memory than is allowed."""


class CrashingFileError(FileError):
    """The worker process died over the file."""


class ChangedFileError(FileError):
    """The file changed while it was read."""


class NoEvidenceError(FileError):
    """A PDF holds no evidence: it is no report, or the attachment was taken out."""


class RequestError(KetaReviewError):
    """Something asked for is not there, is ambiguous, or is refused."""


class LostRecordsError(RequestError):
    """An import of `path` read `read` records and told of `told`; a bug, and never kept silent."""


class BatchNotFoundError(RequestError):
    """No import is called `asked`."""


class BatchInUseError(RequestError):
    """An import cannot be undone: `count` things made since rest on it, the first in `title`."""


class ArticleNotFoundError(RequestError):
    """No article is called `asked`."""


class AmbiguousArticleError(RequestError):
    """Several articles are called `asked`: `candidates`."""


class HighlightNotFoundError(RequestError):
    """No highlight is called `asked`."""


class SourceNotFoundError(RequestError):
    """Article `title` has no file to read."""


class SourceEmptiedError(RequestError):
    """The file `name` was removed on `day`, when the trash was emptied."""


class AttachmentNotFoundError(RequestError):
    """Article `title` has no file called `asked`, or several; `names` are those it has."""


class TopicNotFoundError(RequestError):
    """No topic is called `asked`; `nearest` are the likeliest."""


class AmbiguousTopicError(RequestError):
    """Several topics are called `asked`: `candidates`."""


class RemoteLinkError(RequestError):
    """`count` addresses were dropped that would have to be fetched."""


class TopicExistsError(RequestError):
    """A topic `name` stands there already."""


class NamelessTopicError(RequestError):
    """A topic is to have no name."""


class ClaimNotFoundError(RequestError):
    """No claim is called `asked`."""


class AmbiguousClaimError(RequestError):
    """Several claims are called `asked`: `candidates`."""


class EmptyStatementError(RequestError):
    """A claim is to say nothing."""


class CodeNotFoundError(RequestError):
    """Facet `scheme` has nothing called `typed`; `known` lists what it has."""


class StudyFieldNotFoundError(RequestError):
    """A study card has no field `asked`; `known` lists its fields."""


class StudyValueRefusedError(RequestError):
    """`typed` cannot stand in the study card's field `field`; `known` says what can."""


class StudyValueNotFoundError(RequestError):
    """Nothing is written in the field `asked` of the study card of `title`."""


class StepRefusedError(RequestError):
    """GRADE has no step `typed` in `domain`; `known` are those it has."""


class RatingUpRefusedError(RequestError):
    """`domain` cannot change a certainty that starts at `start`."""


class UnexplainedStepError(RequestError):
    """A step in `domain` has no reason."""


class UnexplainedConcernError(RequestError):
    """High certainty over a concern, `why`, that no step in `domains` answers."""


class UnexplainedModifierError(RequestError):
    """The modifier `label` was given without a reason."""


class OldLevelError(RequestError):
    """`typed` is a level of the Oxford scale of 2009."""


class LevelRefusedError(RequestError):
    """`typed` is no level of the Oxford 2011 scale for `question`; `known` are."""


class UnexplainedLevelError(RequestError):
    """Level `level` is not `suggested`, which the design suggests, and no reason is given."""


class UnexplainedDismissalError(RequestError):
    """The warning `title` was dismissed without a reason."""


class UnexplainedAnswerError(RequestError):
    """The answer to `item` has no reason."""


class PageNotFoundError(RequestError):
    """The source has no page `page`; it has `pages`."""


class QuoteNotFoundError(RequestError):
    """The words `quote` are not in `title`."""


class AmbiguousQuoteError(RequestError):
    """The words `quote` are there `count` times, on pages `pages`."""


class OccurrenceNotFoundError(RequestError):
    """The words are there `count` times, so there is no occurrence `occurrence`."""


class NothingToUndoError(RequestError):
    """The reviewer has done nothing that is not undone."""


class NothingToRedoError(RequestError):
    """Nothing was undone, or something was done since."""


class UndoRefusedError(RequestError):
    """Undoing `action` would overwrite a later change: `kind` `field`."""


class QuoteMismatchError(RequestError):
    """`count` quotations do not match their source, the first in `title`; refused with --final."""


class UnknownReportFormatError(RequestError):
    """No report is made as `ending`; `known` lists the endings."""


class UnknownExportFormatError(RequestError):
    """Nothing is exported as `ending`; `known` lists the endings."""


class NoPdfError(RequestError):
    """Article `title` is read in a file that is no PDF."""


class FileExistsAlreadyError(RequestError):
    """There is a file at `path` already, and nobody said that it may be replaced."""


class OwnFileError(RequestError):
    """`path` is the library itself."""


class UnwritableFileError(RequestError):
    """`path` cannot be written: `finding`."""


class CodebookFileError(RequestError):
    """The codebook file `path` cannot be used: `finding`."""


class LostPassagesError(RequestError):
    """A report as `ending` holds `found` of `expected` passages; a bug, and never kept silent."""


class ReportError(RequestError):
    """The report could not be set: `finding`."""


class DependentStyleError(RequestError):
    """A style's file holds no rules, but points to the style `name`."""


class UnknownStyleError(RequestError):
    """No citation style is called `style`; `known` lists those that are there."""


class TemplateNotFoundError(RequestError):
    """No template of a report is called `asked`; `known` lists those that are there."""


class ReportOptionError(RequestError):
    """An option of a report, `option`, does not take `typed`; `known` lists what it takes."""


class UncheckedStrengthError(RequestError):
    """A final report would hold `count` passages whose evidence nobody has looked up."""


class QueryError(KetaReviewError):
    """A query cannot be understood: `problem` at `place` (counted from 1) of `query`."""
