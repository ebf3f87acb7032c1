"""`articles`, `show` and `text`."""

from ketareview.cli import forms, messages
from ketareview.cli.session import Session, query, short
from ketareview.domain.article import FURTHER_FIELDS, Article
from ketareview.domain.errors import SourceNotFoundError
from ketareview.domain.showing import quoted
from ketareview.workflows import Marked, gather, topic_names

_UNKNOWN = "-"


def listed(session: Session) -> int:
    """List the articles that a query finds, or all."""
    wanted = query(session.asked.query)
    with session.library() as library:
        ids = library.search.articles(wanted)
        articles = library.articles.many(ids)
        topics = topic_names(library)
    found = [articles[each] for each in ids if each in articles]
    session.printer.document([forms.article(article, topics) for article in found])
    for article in found:
        session.printer.line(_line(article))
    if not found:
        session.printer.say("no-results")
    return 0


def show(session: Session) -> int:
    """Show one article: record, files, where each field came from, highlights."""
    with session.library() as library:
        article = library.articles.find(session.asked.article)
        marked = gather(library, library.highlights.of(article.id))
        past = library.articles.provenance(article.id)
        topics = topic_names(library)
        codebook = library.codebooks.current()
        modifiers = library.modifiers.of([each.highlight.id for each in marked])
    form = forms.article(article, topics)
    items = [
        forms.highlight(each, codebook, topics, modifiers.get(each.highlight.id, ()))
        for each in marked
    ]
    session.printer.document({**form, "highlight_items": items, **forms.provenance(past)})
    _show_record(session, article, form)
    for notice in past.notices:
        session.printer.line(f"noticed: {messages.reason(notice)}")
    for one in past.merged:
        session.printer.line(f"merged: {one.record.title}  {one.at:%Y-%m-%d}, {one.reviewer}")
    for each in marked:
        session.printer.line(highlight_line(each))
    return 0


def text(session: Session) -> int:
    """Print the stored text of an article's file, exactly, with U+000C between pages."""
    number: int | None = session.asked.page
    with session.library() as library:
        article = library.articles.find(session.asked.article)
        if not article.sources:
            raise SourceNotFoundError(title=article.record.title)
        source = article.sources[0].sha256
        if number is None:
            pages = library.sources.pages(source)
        else:
            pages = (library.sources.page(source, number),)
    form = {"article_id": str(article.id), "pages": [forms.page(page) for page in pages]}
    session.printer.document(form)
    if not session.printer.as_json:
        session.printer.exactly("\f".join(page.text for page in pages))
        session.printer.end_line()
    return 0


def highlight_line(marked: Marked) -> str:
    """Write a highlight on one line."""
    tags = marked.highlight.tags
    place = f"p. {marked.place}" if marked.pages else _UNKNOWN
    warning = "" if marked.quote_ok else "  [does not match its source]"
    facets = f"{tags.claim_type} {tags.strength} {tags.stance} {tags.basis}"
    said = quoted(marked.highlight.passage)
    return f"{short(marked.highlight.id)}  {place:<8} {facets}  {said}{warning}"


def _line(article: Article) -> str:
    record = article.record
    authors = record.authors[0].short if record.authors else _UNKNOWN
    more = " et al." if len(record.authors) > 1 else ""
    return f"{short(article.id)}  {record.year or _UNKNOWN:<4}  {authors}{more}: {record.called}"


def _show_record(session: Session, article: Article, form: forms.Form) -> None:
    say = session.printer.line
    say(article.record.called)
    say(f"{article.record.cited_as}  {article.id}")
    for name in ("journal", "volume", "issue", "pages", "doi", "pmid", "url", "kind", "status"):
        if form[name]:
            origin = article.origin.get(name)
            say(f"{name}: {form[name]}" + (f"  (from {origin.where})" if origin else ""))
    for name, words in article.record.extra.items():
        say(f"{FURTHER_FIELDS.get(name, name)}: {'; '.join(words.splitlines())}")
    if form["topics"]:
        say(f"topics: {', '.join(form['topics'])}")
    for source in article.sources:
        say(f"file: {source.name}  {source.media_type}, {source.pages} pages, {source.bytes} bytes")
