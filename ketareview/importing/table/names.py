"""What columns of tables of references are called, by the programs that write them."""

import unicodedata
from collections.abc import Mapping
from functools import lru_cache


@lru_cache(maxsize=2_000)
def squeezed(name: str) -> str:
    """Reduce a column's name to its letters and digits, without case and accents."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    return "".join(sign for sign in plain if sign.isalnum())


def _names(table: str) -> Mapping[str, tuple[str, ...]]:
    """Read lines of a field and its names; several lines of a field belong together."""
    found: dict[str, tuple[str, ...]] = {}
    for line in table.strip().splitlines():
        field, _, names = line.partition(":")
        found[field] = (*found.get(field, ()), *names.split())
    return found


# From exports of PubMed, Scopus, Web of Science (words and tags), Ovid, EBSCO, ProQuest, Cochrane,
# IEEE Xplore, SpringerLink, Dimensions, Lens, OpenAlex, Publish or Perish, Zotero, EndNote,
# Covidence, Rayyan, EPPI-Reviewer, ASReview, CiteSource, ASySD, bib-dedupe, revtools, and of trials
# from ClinicalTrials.gov and the ICTRP.
NAMES = _names(
    """
title: title articletitle documenttitle itemtitle primarytitle papertitle titleofarticle
title: studytitle recordtitle referencetitle titles ti t1 titel titre titulo titolo
title: publicationtitle displayname publictitle scientifictitle
authors: authors author authorlist authornames firstauthors primaryauthors authorsprimary au
authors: creators creator authorauthors authorfullnames authorfullname af firstauthor
authors: authorshipsauthordisplayname autoren autor auteurs autores autori
year: year publicationyear pubyear yearpublished publishedyear py yearofpublication y1
year: datepublished yr jahr annee ano anno
journal: journal sourcetitle journaltitle journalname publicationtitle journalbook
journal: fulljournalname sourcename containertitle so secondarytitle t2 jo jf publication
journal: publicationname periodical pubtitle booktitle journalfull sourcetitleanthologytitle
journal: primarylocationsourcedisplayname zeitschrift revue revista rivista parenttitle
journal: alternatetitle3 source
volume: volume journalvolume vol vl volumenumber band jahrgang tome volumen
issue: issue journalissue number issuenumber is heft numero fascicolo
pages: pages pagerange pagination page pp pg startpageendpage seiten paginas pagine
doi: doi itemdoi digitalobjectidentifier doinumber di do doilink doiurl
pmid: pmid pubmedid pubmed pubmednumber pubmedpmid medlineid pm externalidspubmed
pmid: medlinepmid medlinepmidmedlinepmid pubmedidpmid
url: url link articleurl documenturl weburl fulltexturl urls ur externalurl sourceurl sourceurls
url: pdflink studyurl webaddress
abstract: abstract abstracts abstractnote abstracttext ab n2 resume resumen zusammenfassung
abstract: sommaire riassunto resumo briefsummary
"""
)
"""Names of columns, squeezed and the surest first, of each field that holds one value."""

FIRST_PAGES = frozenset(
    {"startpage", "pagestart", "beginningpage", "firstpage", "spage", "bp", "sp", "startpages"}
)
LAST_PAGES = frozenset({"endpage", "pageend", "endingpage", "lastpage", "epage", "ep"})
ARTICLE_NUMBERS = frozenset({"artno", "articlenumber", "articleno", "elocationid", "ar"})

FURTHER = _names(
    """
pmcid: pmcid pmc pubmedcentralid
trial: nct nctid nctnumber trialregistration clinicaltrialnumber trialid
arxiv: arxiv arxivid
issn: issn issns eissn pissn printissn electronicissn issnisbn sn ei
isbn: isbn isbns bn
report-number: reportnumber reportno technicalreportnumber
patent-number: patentnumber patentno
type: type itemtype referencetype reftype typeofreference entrytype pt contenttype typeofwork
type: category sourcetype
publication-types: publicationtype publicationtypes documenttype doctype articletype dt pubtype
publication-types: typeofpublication studytype studydesign
date: date publicationdate pubdate coverdate pd da issuedate publisheddate dateofpublication
date: datum dateregistration firstposted
date-online: onlinedate earlyaccessdate onlinepublicationdate ea epubdate
date-accessed: accessdate dateaccessed accessed
short-title: shorttitle
original-title: originaltitle vernaculartitle translatedtitle titleoriginal
journal-abbreviation: journalabbreviation abbreviatedsourcetitle isoabbreviation j9 ji
journal-abbreviation: journalisoabbreviation journalabbr alternatejournal
series: series bookseriestitle seriestitle se
edition: edition
number-of-volumes: numberofvolumes
editors: editors editor bookeditors secondaryauthors
translators: translator translators
contributors: contributors contributor
corporate-authors: groupauthors corporateauthors ca
affiliations: affiliations affiliation authoraffiliations authoraffiliation addresses c1
correspondence: correspondenceaddress reprintaddresses reprintaddress rp emailaddresses em
publisher: publisher pu publishername
place: place placepublished publisherlocation placeofpublication pi
institution: institution institutions
conference: conference conferencename conferencetitle ct meetingname
language: language languageoforiginaldocument la lang languages
keywords: keywords authorkeywords keyword indexkeywords keywordsplus de kw manualtags
keywords: automatictags ieeeterms subjects subject subjectterms schlagworter
mesh: mesh meshterms meshheadings meshheading medicalsubjectheadings
substances: substances chemicals chemicalscas
funding: funding fundingdetails fundingorgs fundingtext fu fundinginformation
rights: rights copyright
license: license licence
database: database databaseprovider sourcedatabase databasename db
accession: accession accessionnumber an ut utuniquewosid uniquewosid eid
call-number: callnumber
cited-references: citedreferences references cr
links: linkattachments furtherlinks
notes: notes note researchnotes userdefinednotes
labels: labels label labelincluded included tags citelabel
citation-key: citationkey citekey bibtexkey
files: files fileattachments fileattachments1 fileattachments2 pdf filepath attachments
"""
)
"""Likewise for further fields, each of which may have several columns."""
