"""What columns of tables of references are called, by the programs that write them."""

import unicodedata

# From exports of PubMed, Scopus, Web of Science (words and tags), Ovid, EBSCO, ProQuest, Cochrane,
# IEEE Xplore, SpringerLink, Dimensions, Lens, Zotero, EndNote, Covidence, Rayyan, EPPI-Reviewer,
# ASReview, CiteSource, ASySD, bib-dedupe, revtools. The first names are the surest.
NAMES = {
    "title": (
        *("title", "articletitle", "documenttitle", "itemtitle", "primarytitle", "papertitle"),
        *("titleofarticle", "studytitle", "recordtitle", "referencetitle", "titles", "ti", "t1"),
        *("titel", "titre", "titulo", "titolo", "publicationtitle"),
    ),
    "authors": (
        *("authors", "author", "authorlist", "authornames", "firstauthors", "primaryauthors"),
        *("authorsprimary", "au", "creators", "creator", "authorauthors", "authorfullnames"),
        *(
            "authorfullname",
            "af",
            "firstauthor",
            "autoren",
            "autor",
            "auteurs",
            "autores",
            "autori",
        ),
    ),
    "year": (
        *("year", "publicationyear", "pubyear", "yearpublished", "publishedyear", "py"),
        *("yearofpublication", "datepublished", "yr", "jahr", "annee", "ano", "anno", "y1"),
    ),
    "journal": (
        *(
            "journal",
            "sourcetitle",
            "journaltitle",
            "journalname",
            "publicationtitle",
            "journalbook",
        ),
        *(
            "fulljournalname",
            "sourcename",
            "containertitle",
            "so",
            "secondarytitle",
            "t2",
            "jo",
            "jf",
        ),
        *("publication", "publicationname", "periodical", "pubtitle", "booktitle", "journalfull"),
        *("zeitschrift", "revue", "revista", "rivista", "parenttitle", "alternatetitle3", "source"),
    ),
    "volume": ("volume", "journalvolume", "vol", "vl", "volumenumber"),
    "issue": ("issue", "journalissue", "number", "issuenumber", "no", "num", "is"),
    "pages": ("pages", "pagerange", "pagination", "page", "pp", "pg", "startpageendpage"),
    "doi": (
        "doi",
        "itemdoi",
        "digitalobjectidentifier",
        "doinumber",
        "di",
        "do",
        "doilink",
        "doiurl",
    ),
    "pmid": (
        *("pmid", "pubmedid", "pubmed", "pubmednumber", "medlineid", "pm", "externalidspubmed"),
        *("pubmedpmid",),
    ),
    "url": (
        "url",
        "link",
        "articleurl",
        "documenturl",
        "weburl",
        "fulltexturl",
        "urls",
        "ur",
        "pdflink",
    ),
    "abstract": (
        "abstract",
        "abstracts",
        "abstractnote",
        "abstracttext",
        "ab",
        "n2",
        "resume",
        "resumen",
    ),
}
"""Names of columns, squeezed, for each field that holds one value; a column goes to one field."""

FIRST_PAGES = (
    "startpage",
    "pagestart",
    "beginningpage",
    "firstpage",
    "spage",
    "bp",
    "sp",
    "startpages",
)
LAST_PAGES = ("endpage", "pageend", "endingpage", "lastpage", "epage", "ep")
ARTICLE_NUMBERS = ("artno", "articlenumber", "articleno", "elocationid", "ar")

FURTHER = {
    "pmcid": ("pmcid", "pmc", "pubmedcentralid"),
    "trial": ("nct", "nctid", "trialregistration", "clinicaltrialnumber", "trialid"),
    "arxiv": ("arxiv", "arxivid"),
    "issn": (
        "issn",
        "issns",
        "eissn",
        "pissn",
        "printissn",
        "electronicissn",
        "issnisbn",
        "sn",
        "ei",
    ),
    "isbn": ("isbn", "isbns", "bn"),
    "type": (
        *("type", "itemtype", "referencetype", "reftype", "typeofreference", "entrytype", "pt"),
        *("contenttype", "typeofwork", "category", "sourcetype"),
    ),
    "publication-types": (
        *("publicationtype", "publicationtypes", "documenttype", "doctype", "articletype", "dt"),
        *("pubtype", "typeofpublication", "studytype", "studydesign"),
    ),
    "date": (
        "date",
        "publicationdate",
        "pubdate",
        "coverdate",
        "pd",
        "da",
        "issuedate",
        "publisheddate",
    ),
    "date-online": ("onlinedate", "earlyaccessdate", "onlinepublicationdate", "ea", "epubdate"),
    "date-accessed": ("accessdate", "dateaccessed", "accessed"),
    "short-title": ("shorttitle",),
    "original-title": ("originaltitle", "vernaculartitle", "translatedtitle", "titleoriginal"),
    "journal-abbreviation": (
        *(
            "journalabbreviation",
            "abbreviatedsourcetitle",
            "isoabbreviation",
            "journalisoabbreviation",
        ),
        *("j9", "ji", "journalabbr", "alternatejournal"),
    ),
    "series": ("series", "bookseriestitle", "seriestitle", "se"),
    "edition": ("edition",),
    "number-of-volumes": ("numberofvolumes",),
    "editors": ("editors", "editor", "bookeditors", "secondaryauthors"),
    "translators": ("translator", "translators"),
    "contributors": ("contributors", "contributor"),
    "corporate-authors": ("groupauthors", "corporateauthors", "ca"),
    "affiliations": (
        "affiliations",
        "affiliation",
        "authoraffiliations",
        "addresses",
        "c1",
        "authoraffiliation",
    ),
    "correspondence": (
        "correspondenceaddress",
        "reprintaddresses",
        "reprintaddress",
        "rp",
        "emailaddresses",
        "em",
    ),
    "publisher": ("publisher", "pu", "publishername"),
    "place": ("place", "placepublished", "publisherlocation", "placeofpublication", "pi", "city"),
    "institution": ("institution", "institutions"),
    "conference": ("conference", "conferencename", "conferencetitle", "ct", "meetingname"),
    "language": ("language", "languageoforiginaldocument", "la", "lang", "languages"),
    "keywords": (
        *("keywords", "authorkeywords", "keyword", "indexkeywords", "keywordsplus", "de", "kw"),
        *("manualtags", "automatictags", "ieeeterms", "subjects", "subject", "schlagworter"),
    ),
    "mesh": ("mesh", "meshterms", "meshheadings", "meshheading", "medicalsubjectheadings"),
    "substances": ("substances", "chemicals", "chemicalscas"),
    "funding": (
        "funding",
        "fundingdetails",
        "fundingorgs",
        "fundingtext",
        "fu",
        "fundinginformation",
    ),
    "rights": ("rights", "copyright"),
    "license": ("license", "licence"),
    "database": ("database", "databaseprovider", "sourcedatabase", "databasename", "db"),
    "accession": (
        "accession",
        "accessionnumber",
        "an",
        "ut",
        "utuniquewosid",
        "uniquewosid",
        "eid",
    ),
    "call-number": ("callnumber",),
    "cited-references": ("citedreferences", "references", "cr"),
    "links": ("linkattachments", "furtherlinks"),
    "notes": ("notes", "note", "researchnotes", "userdefinednotes"),
    "labels": ("labels", "label", "labelincluded", "included", "tags", "citelabel"),
    "citation-key": ("citationkey", "citekey", "bibtexkey"),
    "files": (
        "files",
        "fileattachments",
        "fileattachments1",
        "fileattachments2",
        "pdf",
        "filepath",
        "attachments",
    ),
}
"""Likewise for further fields, each of which may have several columns."""


def squeezed(name: str) -> str:
    """Reduce a column's name to its letters and digits, without case and accents."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    return "".join(sign for sign in plain if sign.isalnum())
