"""Names in a text: what is a mention, of whom, by what kind of name, and what is none."""

import pytest

from ledger.extract.actors import load_gazetteer

GAZETTEER = load_gazetteer()

FOUND = {
    "dots": ("The U.S. denied it.", [("U.S.", "country:us", "name")]),
    "no dots": ("The US denied it.", [("US", "country:us", "name")]),
    "abbreviated direction": ("N. Korea is offline", [("N. Korea", "country:kp", "name")]),
    "possessive stays outside": ("China's routers", [("China", "country:cn", "name")]),
    "curly possessive": ("China’s routers", [("China", "country:cn", "name")]),
    "curly inside a name": (
        "the People’s Republic of China said",
        [("People’s Republic of China", "country:cn", "name")],
    ),
    "demonym": ("North Korean networks", [("North Korean", "country:kp", "demonym")]),
    "plural demonym": ("the Russians say", [("Russians", "country:ru", "demonym")]),
    "capital": ("Pyongyang protested", [("Pyongyang", "country:kp", "metonym")]),
    "older capital name": ("Kiev said", [("Kiev", "country:ua", "metonym")]),
    "seat": ("Foggy Bottom was silent", [("Foggy Bottom", "office:us/state-department", "metonym")]),
    "office": (
        "the FBI and the Kremlin",
        [("FBI", "office:us/fbi", "office"), ("Kremlin", "office:ru/presidents-office", "office")],
    ),
    "office after its country": (
        "Chinese Foreign Ministry officials",
        [("Chinese Foreign Ministry", "office:cn/foreign-ministry", "office")],
    ),
    "office after a possessive": (
        "Syria’s information ministry said",
        [("Syria’s information ministry", "office:sy/information-ministry", "office")],
    ),
    "capitals": ("NORTH KOREA BLAMES U.S.", [("NORTH KOREA", "country:kp", "name"), ("U.S.", "country:us", "name")]),
    "longest wins": ("the U.N. Security Council", [("U.N. Security Council", "org:un-security-council", "name")]),
    "two in a compound": ("U.S.-China talks", [("U.S.", "country:us", "name"), ("China", "country:cn", "name")]),
    "hyphen inside": (
        "Guinea-Bissau is no Guinea",
        [("Guinea-Bissau", "country:gw", "name"), ("Guinea", "country:gn", "name")],
    ),
    "two spellings": (
        "Cloudflare, CloudFlare",
        [("Cloudflare", "lab:cloudflare", "name"), ("CloudFlare", "lab:cloudflare", "name")],
    ),
    "small letter": ("told dpa on Friday", [("dpa", "agency:dpa", "name")]),
    "ampersand": ("AT&T said", [("AT&T", "operator:att", "name")]),
    "across a line end": ("the Lizard\nSquad said", [("Lizard\nSquad", "group:lizard-squad", "name")]),
    "operator, not country": ("via China Unicom only", [("China Unicom", "operator:china-unicom", "name")]),
    "newspaper, not country": ("the South China Morning Post", [("South China Morning Post", "agency:scmp", "name")]),
    "country after a sentence": ("a rival. Jordan said no", [("Jordan", "country:jo", "name")]),
    "King of Jordan": ("King Abdullah of Jordan", [("Jordan", "country:jo", "name")]),
    "word as a group": ("Anonymous claimed it", [("Anonymous", "group:anonymous", "name")]),
    "name after the": ("the Economist wrote", [("Economist", "agency:economist", "name")]),
}


@pytest.mark.parametrize(("text", "expected"), FOUND.values(), ids=FOUND.keys())
def test_a_name_is_found_at_its_place(text: str, expected: list[tuple[str, str, str]]) -> None:
    """Each mention is the name alone, by its kind."""
    got = [(text[m.start : m.end], m.actor_id, m.kind.value) for m in GAZETTEER.find(text)]
    assert got == expected


@pytest.mark.parametrize(
    "text",
    [
        "they told us more",
        "roast turkey for dinner",
        "New England and New Jersey",
        "Michael Jordan retired",
        "Chad Smith drums",
        "Washington Irving wrote",
        "the South China Sea",
        "Latin American banks",
        "a China-based firm",
        "a pro-Russian channel",
        "anti-China slogans",
        "www.china.cn and China.org",
        "@Google said",
        "Korean officials",
        "Anonymous sources said",
        "Time is short",
        "an oracle, an orange, an apple",
        "Economist Paul Krugman",
        "",
    ],
)
def test_other_words_are_no_mention(text: str) -> None:
    """A pronoun, a bird, a surname, a part of another name, a compound, an address."""
    assert GAZETTEER.find(text) == ()


def test_ambiguous_names_say_so() -> None:
    """Georgia and Washington are also states, Brussels also the Union; China is only China."""
    text = "Georgia, Washington, Brussels and China met"
    assert [(m.actor_id, m.ambiguous) for m in GAZETTEER.find(text)] == [
        ("country:ge", True),
        ("country:us", True),
        ("country:be", True),
        ("country:cn", False),
    ]


def test_a_stretch_of_text_is_searched_alone() -> None:
    """`start` and `end` bound the search; offsets stay those of the whole text."""
    text = "China and Russia and Iran"
    assert [(m.start, m.end) for m in GAZETTEER.find(text, 8, 17)] == [(10, 16)]
