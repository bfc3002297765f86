"""Countries by the formal names of ISO 3166-1: "Republic of Kenya", "Korea, Republic of"."""

from collections.abc import Sequence
from functools import cache

from ledger.extract.actors.names import key_of, word_set, words_of

_FORMAL = word_set(
    "republic kingdom state states federation commonwealth principality duchy province region territory union islands"
    " islamic federal democratic people independent plurinational bolivarian part city and"
)


def formal_country(words: Sequence[str]) -> str | None:
    """The id of the country that has this formal name; None when none has."""
    if len(words) < 2 or not _FORMAL & {word.lower() for word in words}:  # noqa: PLR2004  one word is no formal name
        return None
    return _formal_names().get(key_of(words))


@cache
def _formal_names() -> dict[str, str]:
    import pycountry  # noqa: PLC0415  60 ms, and the names of countries.txt nearly always do

    found = {}
    for country in pycountry.countries:
        for field in ("name", "official_name", "common_name"):
            if name := getattr(country, field, None):
                found[key_of(words_of(name))] = f"country:{country.alpha_2.lower()}"
    return found
