"""LaTeX in values becomes the text that a reader would see."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketareview.importing.bibtex.latex import text_of


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r"{\"o} \"{o} \"o {\o}re", "ö ö ö øre"),
        (r"{\v R}eh{\r u}{\v r}ek", "Řehůřek"),
        (r"\'{\i}\'\i \c{C}\v{z}", "ííÇž"),
        (r"Krej{\v c}{\'\i}", "Krejčí"),
        (r"\AA{}ngstr\"om, stra\ss e", "Ångström, straße"),
        (r"{{The} \textit{in vitro} \textbf{{RNA}}}", "The in vitro RNA"),
        (r"{\em Escherichia coli} \& {\sc Conniver}", "Escherichia coli & Conniver"),
        ("1990--1995 --- a ``quoted'' word", "1990–1995 — a “quoted” word"),  # noqa: RUF001
        (r"J.~Smith, 5\,mg", "J. Smith, 5 mg"),
        (r"$\alpha$-synuclein, $10^{-3}$, H$_2$O, $x_{abc}$", "α-synuclein, 10⁻³, H2O, x_abc"),  # noqa: RUF001
        (r"\ensuremath{\beta^2}x^2", "β²x^2"),
        (r"(000$\bar{1}$) and \(x^2\), 10\textsuperscript{-3}", "(0001̄) and x², 10⁻³"),
        (r"CO\textsubscript{2}, m\textsuperscript{2}", "CO2, m2"),
        (r"{\noopsort{1973b}}1973", "1973"),
        (r"see \url{http://a.example/~x--y\_z}", "see http://a.example/~x--y_z"),
        (r"\href{http://a.example}{the page}", "the page (http://a.example)"),
        (r"\frac{1}{2}, \frac34", "1/2, 3/4"),
        ("it costs $5 or $6 million", "it costs $5 or $6 million"),
        (r"it costs \$5, 20\% off", "it costs $5, 20% off"),
        ("Oil & Gas 100% #1", "Oil & Gas 100% #1"),
        (r"\unknown{kept} \strange", r"kept \strange"),
        (r"\textendash\textgreater{} \langle", "–> ⟨"),  # noqa: RUF001
        (
            r"the 5$^{th}$ and 2$^{\mathrm{nd}}$, Spray$^{\textregistered}$",
            "the 5th and 2nd, Spray®",
        ),
        (r"$\varGamma_7$ and \variety", r"Γ7 and \variety"),
        ("a{b", "ab"),
        ("a}b", "ab"),
        ("C:\\", "C:\\"),
    ],
)
def test_latex_is_read_as_text(written: str, read: str) -> None:
    assert text_of(written) == read


@given(st.text(st.sampled_from("\\{}$~^_`'-\"ab cu&%#( ")))
def test_any_latex_has_an_end(written: str) -> None:
    text_of(written)


@given(st.text(st.characters(exclude_characters="\\{}$~`'-")))
def test_text_without_latex_stays_as_it_is(written: str) -> None:
    assert text_of(written) == written


@pytest.mark.parametrize("sign", ["{", "}", "$", "\\'", "\\frac", "\\url{", "\\ensuremath{", "${"])
def test_what_is_never_closed_is_read_to_its_end(sign: str) -> None:
    assert "d" in text_of(f"{sign * 10_000} end")
