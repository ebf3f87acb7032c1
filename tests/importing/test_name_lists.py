"""Lists of names are parted where one ends, whether families or given names come first."""

import pytest

from ketareview.domain.article import Author
from ketareview.importing.prose.described import people
from ketareview.importing.record import names


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Prado, Ines", "Prado:Ines"),
        ("Prado, Ines Maria", "Prado:Ines Maria"),
        ("Prado, Inés María Teresa", "Prado:Inés María Teresa"),
        ("Prado, Ines M.", "Prado:Ines M"),
        ("Prado, I.M.", "Prado:I.M"),
        ("Prado, Ines, MD", "Prado:Ines"),
        ("Prado, Ines; Okafor, Ada", "Prado:Ines|Okafor:Ada"),
        ("Prado, Ines, Okafor, Ada", "Prado:Ines|Okafor:Ada"),
        ("Prado, Ines, Okafor, Ada M., Reed, Bo", "Prado:Ines|Okafor:Ada M|Reed:Bo"),
        ("Okafor, Ada and Prado, Ines Maria", "Okafor:Ada|Prado:Ines Maria"),
        ("Okafor, Ada & Prado, Ines", "Okafor:Ada|Prado:Ines"),
        ("Prado, I. M., & Okafor, A.", "Prado:I. M|Okafor:A"),
        ("von der Prado, Ines", "von der Prado:Ines"),
        ("Garcia Lopez, Ines", "Garcia Lopez:Ines"),
        ("Garcia Lopez de Haro, Ines", "Garcia Lopez de Haro:Ines"),
        ("DE LA CRUZ, Ana", "de la Cruz:Ana"),
        ("INES PRADO, A. B. OKAFOR, JK O'NEIL", "Prado:Ines|Okafor:A. B.|O'Neil:JK"),
        ("JAN VAN DER BERG and ANNA MÜLLER-LÜ", "van der Berg:Jan|Müller-Lü:Anna"),
        ("Kim JK, Park HS", "Kim:JK|Park:HS"),
        ("Xiao Haibing, Cao Xu, Cai Jifu, Li Ling", "Xiao:Haibing|Cao:Xu|Cai:Jifu|Li:Ling"),
        ("Li Zhang, Yu Chen, He Wang", "Zhang:Li|Chen:Yu|Wang:He"),
        ("Ines Prado¹ · Ada Okafor² ∙ Lars Berg¹", "Prado:Ines|Okafor:Ada|Berg:Lars"),
        ("Ines PradoID1☯*, Ada Okafor ID 2", "Prado:Ines|Okafor:Ada"),
        ("Ines Prado, M.B., Ch.B., Ada Okafor, Pharm.D.", "Prado:Ines|Okafor:Ada"),
        ("Ines Prado, FRANZCP, Ada Okafor, B.Psych (Hons)", "Prado:Ines|Okafor:Ada"),
        ("Ines Prado MD, Ada Okafor RN, MSc", "Prado:Ines|Okafor:Ada"),
        ("Prado MS, Okafor MA, Berg B", "Prado:MS|Okafor:MA|Berg:B"),
        ("Ines Prado (1), Lars Berg (1, 2)", "Prado:Ines|Berg:Lars"),
        ("Ines Prado for the KETA Investigators", "Prado:Ines|:KETA Investigators"),
        ("Nguyen Van An, Tran Thi Binh", "Van An:Nguyen|Binh:Tran Thi"),
        ("Yan Hong, Zhihong Gui, Xiaoping Cai", "Hong:Yan|Gui:Zhihong|Cai:Xiaoping"),
        ("Wang Xiaoming and John Smith", "Xiaoming:Wang|Smith:John"),
        ("Smith, John, Jr.", "Smith:John, Jr"),
        ("John Smith, Jr., Ada Okafor", "Smith:John, Jr|Okafor:Ada"),
        ("O'Neil, Sean Patrick", "O'Neil:Sean Patrick"),
        ("Ines Prado, Ada Okafor", "Prado:Ines|Okafor:Ada"),
        ("Ines Prado and Ada Okafor", "Prado:Ines|Okafor:Ada"),
        ("Ines Prado, PhD, Ada Okafor, MD", "Prado:Ines|Okafor:Ada"),
        ("Prado I, Okafor AB", "Prado:I|Okafor:AB"),
        ("Prado I", "Prado:I"),
        ("Wei Zhang, Li Na", "Zhang:Wei|Na:Li"),
        ("Ines Prado, Ada Okafor, Sappho", "Prado:Ines|Okafor:Ada|:Sappho"),
        ("Prado, Okafor, Reed", ":Prado|:Okafor|:Reed"),
        ("Von Ines Prado", "Prado:Ines"),
        ("World Health Organization, Geneva", ":World Health Organization|:Geneva"),
        ("王小明, 李四", ":王小明|:李四"),
    ],
)
def test_a_list_of_names_is_parted(line: str, expected: str) -> None:
    found = names.authors(line)
    assert "|".join(f"{who.family}:{who.given or who.literal}" for who in found) == expected


@pytest.mark.parametrize(
    "name", ["COVID-19 Frog Research Group", "TRD-301 Study Group", "23andPond Research Team"]
)
def test_numbers_in_names_of_bodies_are_no_marks(name: str) -> None:
    assert names.author(name) == Author(literal=name)
    assert names.author(f"{name}*") == Author(literal=name)


def test_properties_of_documents_name_one_person_family_first() -> None:
    assert people("Prado, Ines Maria") == (Author("Prado", "Ines Maria"),)


@pytest.mark.parametrize(
    ("lines", "families"),
    [
        ("Ada Reed1 Ines Prado1,2 Ana Cristina da\nSilva1* Lars Berg2", "Reed Prado da Silva Berg"),
        ("Ada Reed¶ Ines Prado∗ Lars Berg†", "Reed Prado Berg"),  # noqa: RUF001 - a mark
        ("Ada Reed1\nInes Prado", "Reed Prado"),
        ("Ada Reed 1, Ines Prado 2", "Reed Prado"),
        ("A.Reed1 , Yu.I.Prado2 and L.M.Berg", "Reed Prado Berg"),
        ("Ada Reed1 ID , Ines Prado2 ID and Lars Berg", "Reed Prado Berg"),
        ("Ada Reed1 ID Ines Prado2 ID Lars Berg2", "Reed Prado Berg"),
        ("Ada REED,1 Ines PRADO2 and Lars BERG1", "Reed Prado Berg"),
        ("Prado IM, Reed ABCD", "Prado Reed"),
        ("Lars Berg ´", "Berg"),  # noqa: RUF001 - an accent
    ],
)
def test_marks_and_full_stops_part_names(lines: str, families: str) -> None:
    assert " ".join(who.family for who in names.authors(lines)) == families
