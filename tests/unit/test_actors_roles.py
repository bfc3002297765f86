"""For whom a phrase speaks, by its structure; and offices put together at run time."""

import pytest

from ledger.extract.actors import load_gazetteer

GAZETTEER = load_gazetteer()

SPEAKS_FOR = {
    "an unidentified Chinese official": "China",
    "U.S. officials": "United States",
    "two American law enforcement officials": "United States",
    "US intelligence sources": "United States",
    "South Korean police": "South Korea",
    "the North Korean leader": "North Korea",
    "his Chinese counterpart": "China",
    "the Chinese": "China",
    "Beijing": "China",
    "the Pyongyang government": "North Korea",
    "officials in Damascus": "Syria",
    "a spokeswoman for China’s Foreign Ministry": "China",
    "Jane Doe, a spokeswoman for China’s Foreign Ministry": "China",
    "China's representative to the United Nations": "China",
    "the U.S. Ambassador to the U.N.": "United States",
    "Iran's ambassador to Iraq": "Iran",
    "the Iranian foreign minister": "Iran",
    "Egyptian Prime Minister Ahmed Nazif": "Egypt",
    "President Barack Obama": "United States",
    "Putin's spokesman": "Russia",
    "an aide to Kim Jong Un": "North Korea",
    "senior Obama administration officials": "United States",
    "FBI Director James Comey": "United States",
    "an official with the FBI": "United States",
    "a senior official at the Pentagon": "United States",
    "the U.S. embassy in Beijing": "United States",
    "the Ministry of Foreign Affairs of the DPRK": "North Korea",
    "a U.N. official": "United Nations",
    "U.N. Security Council members": "United Nations",
    "a NATO spokesman": "NATO",
    "Doug Madory, director of Internet analysis at Dyn": "Dyn",
    "Doug Madory of Dyn Research": "Dyn",
    "Cloudflare CEO Matthew Prince": "Cloudflare",
    "a spokesman for Optus": "Optus",
    "China's Huawei": "Huawei",
    "hackers called “Guardians of Peace”": "Guardians of Peace",
    "a member of the Syrian Electronic Army": "Syrian Electronic Army",
}


@pytest.mark.parametrize(("phrase", "expected"), SPEAKS_FOR.items())
def test_an_official_speaks_for_the_body_that_holds_the_office(phrase: str, expected: str) -> None:
    """The possessor or demonym before the head wins over the complement after it."""
    actor = GAZETTEER.role_country(phrase)
    assert actor is not None
    assert actor.name == expected


@pytest.mark.parametrize(
    "phrase",
    [
        "Chinese hackers",
        "North Korean hackers",
        "American tourists",
        "Americans",
        "a Chinese company",
        "a Chinese company official",
        "a U.S. company spokesman",
        "U.S. business leaders",
        "Syrian opposition leader",
        "North Korean defectors",
        "British Airways spokesman",
        "a staff member at the network management office",
        "former U.S. officials",
        "the ambassador to China",
        "a Western diplomat in Beijing",
        "an official of a company in China",
        "a hospital official in Gaza",
        "a critic of China's Foreign Ministry",
        "a person familiar with the U.S. investigation",
        "a U.S.-based analyst",
        "an Iranian-American scholar",
        "Google users",
        "Putin critics",
        "Xinhua",
        "a Xinhua reporter",
        "China's Xinhua news service",
        "North Korea's state media",
        "some analysts",
        "she",
        "",
    ],
)
def test_others_speak_for_no_state(phrase: str) -> None:
    """To be of a country, in it, or posted to it, is not to speak for it; news media speak for nobody."""
    assert GAZETTEER.role_country(phrase) is None


COMPOSED = {
    "China's Foreign Ministry": ("office:cn/foreign-ministry", "Foreign Ministry of China"),
    "the Chinese foreign ministry": ("office:cn/foreign-ministry", "Foreign Ministry of China"),
    "Ministry of Foreign Affairs of China": ("office:cn/foreign-ministry", "Foreign Ministry of China"),
    "the foreign ministry in Tehran": ("office:ir/foreign-ministry", "Foreign Ministry of Iran"),
    "a Chinese Foreign Ministry spokesman": ("office:cn/foreign-ministry", "Foreign Ministry of China"),
    "a spokesman for Russia's defense ministry": ("office:ru/defence-ministry", "Defence Ministry of Russia"),
    "North Korea's National Defence Commission": (
        "office:kp/national-defence-commission",
        "National Defense Commission",
    ),
    "the U.S. government": ("office:us/government", "Government of the United States"),
    "the White House": ("office:us/white-house", "White House"),
    "the Kremlin": ("office:ru/presidents-office", "Kremlin"),
    "the Pentagon": ("office:us/defence-department", "Pentagon"),
    "the Syrian embassy in London": ("office:sy/embassy", "Embassy of Syria"),
    "Iran's military": ("office:ir/military", "Military of Iran"),
    "the prime minister's office of Kenya": ("office:ke/prime-ministers-office", "Prime Minister's Office of Kenya"),
    "the South Korean president's office": ("office:kr/presidents-office", "Blue House"),
    "the Philippine Justice Department": ("office:ph/justice-department", "Justice Department of the Philippines"),
    "Togo's Ministry of Digital Economy": (
        "office:tg/ministry-of-digital-economy",
        "Ministry of Digital Economy of Togo",
    ),
    "the Dutch NCSC": ("office:nl/ncsc", "NCSC of the Netherlands"),
    "Germany's BSI": ("office:de/bsi", "BSI"),
}


@pytest.mark.parametrize(("phrase", "expected"), COMPOSED.items())
def test_an_office_is_put_together_from_its_country_and_its_words(phrase: str, expected: tuple[str, str]) -> None:
    """The office has an id, a name, and the country as the body that it speaks for."""
    match = GAZETTEER.compose(phrase)
    assert match is not None
    assert (match.actor.id, match.actor.name) == expected
    country = match.actor.id.removeprefix("office:").partition("/")[0]
    assert GAZETTEER.roll_up(match.actor.id)[-1] == f"country:{country}"


@pytest.mark.parametrize(
    "phrase", ["China", "Chinese officials", "the Iranian foreign minister", "Chinese Football Association", "", "Dyn"]
)
def test_what_is_no_office_is_not_made_one(phrase: str) -> None:
    """A country, its people, a minister, a club."""
    assert GAZETTEER.compose(phrase) is None
