"""Whole noun phrases: exact names, titles, descriptions beside a name, misspellings, and what must not match."""

import pycountry
import pytest

from ledger.extract.actors import load_gazetteer

GAZETTEER = load_gazetteer()

EXACT = {
    "China": "country:cn",
    "the United States": "country:us",
    "U.S.": "country:us",
    "DPRK": "country:kp",
    "Beijing’s": "country:cn",
    "the Chinese": "country:cn",
    "President Barack Obama": "person:barack-obama",
    "Mr. Obama": "person:barack-obama",
    "Secretary of State John Kerry": "person:john-kerry",
    "Kim Jong-un": "person:kim-jong-un",
    "the Guardian": "agency:guardian",
    "The New York Times": "agency:new-york-times",
    "Dyn Inc.": "lab:dyn",
    "Dyn Research": "lab:dyn",
    "Fancy Bear": "group:apt28",
    "Level 3": "operator:level-3",
}


@pytest.mark.parametrize(("name", "expected"), EXACT.items())
def test_a_known_name_matches_letter_for_letter(name: str, expected: str) -> None:
    """Determiners, titles, possessives and company endings are passed over; the score is full."""
    match = GAZETTEER.match(name)
    assert match is not None
    assert (match.actor.id, match.score) == (expected, 1000)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("China's Xinhua news service", "agency:xinhua"),
        ("state news agency KCNA", "agency:kcna"),
        ("U.S. Secretary of State John Kerry", "person:john-kerry"),
        ("hackers calling themselves “Lizard Squad”", "group:lizard-squad"),
        ("the network monitoring firm Renesys", "lab:renesys"),
    ],
)
def test_a_description_beside_a_name_is_passed_over(name: str, expected: str) -> None:
    """The name at the phrase's end is whom it names; the score says that words stood beside it."""
    match = GAZETTEER.match(name)
    assert match is not None
    assert (match.actor.id, match.score) == (expected, 950)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Guardian of Peace", "group:guardians-of-peace"),
        ("Cloudfare", "lab:cloudflare"),
        ("Kapersky", "lab:kaspersky"),
        ("Symantic", "lab:symantec"),
        ("Xinuha", "agency:xinhua"),
        ("Rueters", "agency:reuters"),
        ("Lizzard Squad", "group:lizard-squad"),
        ("Barak Obama", "person:barack-obama"),
        ("Kazakstan", "country:kz"),
    ],
)
def test_a_misspelt_name_matches_with_a_lower_score(name: str, expected: str) -> None:
    """The nearest name, if it is near, and the score kept."""
    match = GAZETTEER.match(name)
    assert match is not None
    assert match.actor.id == expected
    assert 800 <= match.score < 1000


@pytest.mark.parametrize(
    "name",
    [
        "us",
        "turkey",
        "Chine",
        "Irak",
        "Siberia",
        "Austrlia",
        "Nigera",
        "Columbia",
        "Cameron",
        "Rodgers",
        "Oranges",
        "Goggle",
        "Starling",
        "Kim Jong Nam",
        "Hong Wei",
        "Republic of Chine",
        "China Unicorn",
        "South China",
        "critics of Anonymous",
        "Americans",
        "John Smith",
        "officials",
        "she",
        "",
        "'s",
        "«»",
    ],
)
def test_a_doubtful_name_matches_nobody(name: str) -> None:
    """Too short, near two countries, another's name, a common word: a wrong match is worse than none."""
    assert GAZETTEER.match(name) is None


def test_a_capital_says_that_it_is_a_metonym() -> None:
    """A capital: "Moscow" stands for its government."""
    match = GAZETTEER.match("Moscow")
    assert match is not None
    assert (match.actor.id, match.alias, match.metonym) == ("country:ru", "Moscow", True)


@pytest.mark.parametrize("country", list(pycountry.countries), ids=lambda country: country.alpha_2)
def test_every_name_of_iso_3166_is_its_country(country: pycountry.db.Data) -> None:
    """Common, formal and inverted names as pycountry gives them; "Congo" alone is the larger one."""
    names = [getattr(country, field, None) for field in ("name", "common_name", "official_name")]
    got = {name: match.actor.id for name in names if name and name != "Congo" and (match := GAZETTEER.match(name))}
    assert got == {name: f"country:{country.alpha_2.lower()}" for name in names if name and name != "Congo"}


def test_search_ranks_the_name_before_its_parts() -> None:
    """A word finds the actor so called first, then those whose names hold it."""
    found = GAZETTEER.search("china")
    assert found[0][0].id == "country:cn"
    assert {"operator:china-unicom", "agency:china-daily"} <= {actor.id for actor, _ in found}
    assert [score for _, score in found] == sorted((score for _, score in found), reverse=True)


def test_search_knows_as_numbers_and_misspellings() -> None:
    """`ledger actors AS4837`, `ledger actors xinhau`."""
    assert GAZETTEER.search("AS4837")[0][0].id == "operator:china-unicom"
    assert GAZETTEER.search("xinhau")[0][0].id == "agency:xinhua"
    assert GAZETTEER.search("zzzzzz") == []
