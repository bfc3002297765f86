"""Through whom a claim came: outlets of the lexicon and outlets that the text alone shows to be some."""

from collections.abc import Callable

import pytest

from ledger.model.claim import Extraction

Extract = Callable[..., Extraction]

CHAINS: dict[str, tuple[str, list[str]]] = {
    "told": ("A clerk told Xinhua that the list had been shared.", ["Xinhua"]),
    "told a reporter of it": ("Mona Reyes, an engineer, told an AFP reporter that the routers had failed.", ["AFP"]),
    "told letters": ("The mayor told GMA that the lines would be closed.", ["GMA"]),
    "told, by its name": (
        "The minister told Rádio Vale this morning that an update was to blame.",
        ["Rádio Vale"],
    ),
    "told, by the noun before it": (
        "A clerk told the newspaper Daugavas Vards that the list had been shared.",
        ["Daugavas Vards"],
    ),
    "by the noun after it": (
        "The general said in an interview with Al Mayadeen television that the network was safe.",
        ["Al Mayadeen"],
    ),
    "quoted by an agency": (
        "State news agency IRNA quoted an unnamed official as saying that the charge was false.",
        ["IRNA"],
    ),
    "quoted by a paper with an article": (
        "El Faro del Sur quoted the chief executive of the port, Pablo Reyes, as saying nobody had paid a ransom.",
        ["El Faro del Sur"],
    ),
    "quoted directly": ('Interfax quoted a source as saying, "We know who did it."', ["Interfax"]),
    "cited by": (
        "The malware resembled an older tool, according to two officials cited by the Oslo Courier.",
        ["Oslo Courier"],
    ),
    "in comments carried by": ('"We did not do it," the spokesman said in comments carried by Xinhua.', ["Xinhua"]),
    "speaking to": ("Speaking to the BBC, engineer Mona Reyes said the routers had failed.", ["BBC"]),
    "nobody but a person": ("The minister told Boris Ilyin that the cable would be repaired.", []),
    "nobody but an assembly": ("The minister told parliament that the cable would be repaired.", []),
    "the agency itself": ("North Korea's KCNA news agency said that the lines were safe.", []),
}


@pytest.mark.parametrize(("text", "chain"), CHAINS.values(), ids=CHAINS.keys())
def test_the_chain_of_the_first_claim(extract: Extract, text: str, chain: list[str]) -> None:
    """None where somebody else is told, or the agency speaks itself."""
    assert list(extract(text).claims[0].chain) == chain


def test_a_second_verb_goes_on_to_the_same_hearer(extract: Extract) -> None:
    """What follows "denied this to AFP and" was said to AFP as well."""
    claims = extract("A diplomat denied this to AFP and spoke of a fault.").claims
    assert [list(claim.chain) for claim in claims] == [["AFP"], ["AFP"]]


def test_the_nearest_to_the_speaker_comes_first(extract: Extract) -> None:
    """An agency that quotes an agency is the second link."""
    found = extract("Reuters reported that Kyodo had quoted a diplomat as saying the talks had failed.").claims[-1]
    assert (found.content, list(found.chain)) == ("the talks had failed", ["Kyodo", "Reuters"])


def test_an_unlisted_paper_that_reports_is_a_link(extract: Extract) -> None:
    """What somebody says inside a paper's report came through that paper."""
    found = extract("The newspaper Kalye Dos reported that the supplier had denied the fault.").claims[-1]
    assert (found.source, list(found.chain)) == ("the supplier", ["Kalye Dos"])


def test_the_outlet_we_read_is_no_link(extract: Extract) -> None:
    """Nor is the short form of its name."""
    text = "The premises were empty, one of the guards told the Courier."
    assert list(extract(text, outlet="Oslo Courier").claims[0].chain) == []


def test_letters_that_act_elsewhere_are_no_outlet(extract: Extract) -> None:
    """A company that is told something and then repairs the lines is not news media."""
    text = "Kestrel Power told NTL that its lines were cut. Hours later NTL repaired them."
    assert list(extract(text).claims[0].chain) == []
