"""Which claims are about one incident: kind, victim and time decide; words that count part what lies near."""

from dataclasses import replace

import pytest
from told import Story, gist, happening, outage, utc

from ledger.model.gist import Happening, HappeningKind, Predicate
from ledger.threads.thread import Threader
from ledger.threads.views.phrases import incident_words


def incidents(*articles: tuple[str | None, Happening]) -> list[str | None]:
    """The incident of each article's only claim, ingested in this order."""
    threader, found = Threader(), []
    for place, (published, about) in enumerate(articles):
        story = Story(published, outlet=f"Outlet {place}")
        story.says("Dyn", f"something of its own {place}", gist(Predicate.OTHER, about, words=f"own word{place} thing"))
        found.append(threader.thread(story.claims, story.meta).memberships[0].incident)
    return found


ONE = [
    ("same-day", ("2014-12-23", outage("Norland", "2014-12-22")), ("2014-12-24", outage("Norland", "2014-12-22"))),
    (
        "a-slip-of-half-a-day",
        ("2014-12-23", outage("Norland", "2014-12-22T16:00", hours=1)),
        ("2014-12-24", outage("Norland", "2014-12-22T04:00", hours=1)),
    ),
    ("the-day-and-no-time", ("2014-12-23", outage("Norland", "2014-12-22")), ("2014-12-27", outage("Norland"))),
    ("no-times", ("2014-12-23", outage("Norland")), ("2014-12-24", outage("Norland"))),
    ("an-article-without-a-date", ("2014-12-23", outage("Norland", "2014-12-22")), (None, outage("Norland"))),
]
TWO = [
    (
        "two-days-later",
        ("2014-12-23", outage("Norland", "2014-12-22")),
        ("2014-12-25", outage("Norland", "2014-12-25")),
    ),
    ("other-victims", ("2014-12-23", outage("Norland", "2014-12-22")), ("2014-12-23", outage("Sudland", "2014-12-22"))),
    (
        "other-kinds",
        ("2014-12-23", outage("Norland", "2014-12-22")),
        ("2014-12-23", happening(HappeningKind.INTRUSION, "Norland", "2014-12-22")),
    ),
    (
        "one-that-is-counted",
        ("2014-12-23", outage("Norland")),
        ("2014-12-24", outage("Norland", words="a second outage")),
    ),
    ("no-victim", ("2014-12-23", outage(None)), ("2014-12-23", outage(None))),
    ("months-apart", ("2014-12-23", outage("Norland", "2014-12-22")), ("2015-06-02", outage("Norland"))),
]


def named(name: str, victim: str | None = None, began: str | None = None) -> Happening:
    """An attack that has a name."""
    return happening(HappeningKind.INTRUSION, victim, began, words=f"the {name} attack", name=name)


ONE += [
    ("a-name", ("2014-12-23", named("Saltfin")), ("2014-12-24", named("Saltfin"))),
    ("a-name-years-later", ("2014-12-23", named("Saltfin", None, "2014-12-22")), ("2018-02-15", named("Saltfin"))),
    ("a-name-with-other-days", ("2014-12-23", named("Saltfin", None, "2014-11-02")), (None, named("SaltFin"))),
    ("a-name-whoever-it-befell", ("2014-12-23", named("Saltfin", "Norland")), ("2014-12-24", named("Saltfin"))),
    (
        "a-name-of-another-kind",
        ("2014-12-23", named("Saltfin")),
        ("2014-12-24", replace(named("Saltfin"), kind=HappeningKind.DDOS)),
    ),
]
TWO += [
    ("other-names", ("2014-12-23", named("Saltfin")), ("2014-12-23", named("Brightwell"))),
    (
        "other-names-of-one-victim",
        ("2014-12-23", named("Saltfin", "Norland", "2014-12-22")),
        ("2014-12-23", named("Brightwell", "Norland", "2014-12-22")),
    ),
    (
        "one-victims-share",
        ("2014-12-23", named("Saltfin")),
        ("2014-12-23", happening(HappeningKind.INTRUSION, "Norland", "2014-12-22")),
    ),
]


@pytest.mark.parametrize(("one", "other"), [case[1:] for case in ONE], ids=[case[0] for case in ONE])
def test_one_incident_over_many_articles(
    one: tuple[str | None, Happening], other: tuple[str | None, Happening]
) -> None:
    """What happened to one victim in one stretch of time is one incident, whoever tells of it first."""
    assert len(set(incidents(one, other))) == 1
    assert len(set(incidents(other, one))) == 1


@pytest.mark.parametrize(("one", "other"), [case[1:] for case in TWO], ids=[case[0] for case in TWO])
def test_two_incidents_stay_two(one: tuple[str | None, Happening], other: tuple[str | None, Happening]) -> None:
    """Another victim, another kind, another time or a word that counts makes another incident."""
    assert len(set(incidents(one, other))) == 2
    assert len(set(incidents(other, one))) == 2


def test_a_later_article_means_the_outage_before_it() -> None:
    """Of two outages an article without a time tells of the last one before it."""
    first, second, third = incidents(
        ("2014-12-23", outage("Norland", "2014-12-20")),
        ("2014-12-26", outage("Norland", "2014-12-25")),
        ("2014-12-27", outage("Norland")),
    )
    assert (third, first == second) == (second, False)


def test_the_incident_is_the_articles() -> None:
    """Words without a victim, and a claim without a happening in the same quotation, are about the article's."""
    story = Story("2014-12-23")
    about = outage("Norland", "2014-12-22")
    story.says("Dyn", "the outage began on Monday", gist(Predicate.STARTED, about), attribution="one")
    story.says("Dyn", "we saw it all", None, attribution="one")
    story.says("Akamai", "the incident was grave", gist(Predicate.EVALUATED, happening(HappeningKind.OTHER, None)))
    members = Threader().thread(story.claims, story.meta).memberships
    assert len({member.incident for member in members}) == 1


def test_the_beginning_is_narrowed() -> None:
    """A day, then an hour of it: the incident is known by the hour."""
    threader = Threader()
    for published, about in (
        ("2014-12-23", outage("Norland", "2014-12-22")),
        ("2014-12-24", outage("Norland", "2014-12-22T16:00", hours=1)),
    ):
        story = Story(published)
        story.says("Dyn", "it began", gist(Predicate.STARTED, about, words="begin outage early"))
        known = threader.thread(story.claims, story.meta).incidents
    assert [(one.earliest.hour, one.latest.hour) for one in known if one.earliest and one.latest] == [(16, 17)]


def test_a_claim_about_nothing_that_happened_has_no_incident() -> None:
    """A gist without a happening is about none; without a gist, it is about what the claim before is."""
    story = Story("2014-12-23")
    story.says("Dyn", "the outage began on Monday", gist(Predicate.STARTED, outage("Norland", "2014-12-22")))
    story.says("Akamai", "no comment", None)
    story.says("Dyn", "we like swimming", gist(Predicate.OTHER, None, words="like swimming"))
    story.says("Akamai", "no comment on that", None)
    first, refused, other, after = Threader().thread(story.claims, story.meta).memberships
    assert first.incident is not None
    assert (refused.incident, other.incident, after.incident) == (first.incident, None, None)


def test_one_whose_victim_is_not_named_is_one_of_its_own() -> None:
    """The charges against a man for two break-ins are not the break-in that was told of last."""
    story = Story("2014-12-23")
    story.says("Dyn", "a hack", gist(Predicate.OTHER, happening(HappeningKind.INTRUSION, "Norland"), words="hack"))
    story.says("Dyn", "charges", gist(Predicate.OTHER, happening(HappeningKind.INTRUSION, None), words="charge"))
    story.says("Dyn", "plea", gist(Predicate.OTHER, happening(HappeningKind.INTRUSION, None), words="plea"))
    hack, charge, plea = Threader().thread(story.claims, story.meta).memberships
    assert hack.incident != charge.incident == plea.incident


def test_an_account_without_any_date_joins_none_of_several() -> None:
    """Nothing tells which of them it is: no guess."""
    first, second = ("2014-12-23", outage("Norland", "2014-12-22")), ("2015-08-12", outage("Norland", "2015-08-11"))
    known, later, undated = incidents(first, second, (None, outage("Norland")))
    assert undated not in (known, later)


def test_years_ago_is_another_incident_though_neither_names_a_victim() -> None:
    """What began before the article was told is not what it says was in another year."""
    story = Story("2018-02-18")
    own = replace(outage(None), kind=HappeningKind.INTRUSION, latest=utc("2018-02-19"))
    then = replace(own, earliest=utc("2014-01-01"), latest=utc("2015-01-01"))
    story.says("Dyn", "it was costly", gist(Predicate.OTHER, own, words="cost much"))
    story.says("Ana", "it was the north", gist(Predicate.OTHER, then, words="north do"))
    one, other = (member.incident for member in Threader().thread(story.claims, story.meta).memberships)
    assert one != other


def test_one_article_tells_of_two_names() -> None:
    """Two attacks with names are two; the one that is told of again is the first, though no day is given."""
    story = Story("2018-02-15")
    for place, name in enumerate(("Saltfin", "Brightwell", "Saltfin")):
        story.says("Dyn", f"a thing {place}", gist(Predicate.OTHER, named(name), words=f"thing{place} own"))
    first, other, again = (one.incident for one in Threader().thread(story.claims, story.meta).memberships)
    assert first == again != other


def test_a_name_is_that_of_all_whom_it_befell() -> None:
    """What is known by its name has no victim, though the articles name some."""
    story = Story("2018-02-15")
    story.says("Dyn", "it spread", gist(Predicate.OTHER, named("Saltfin", "Norland"), words="spread far"))
    (known,) = Threader().thread(story.claims, story.meta).incidents
    assert (known.name, known.victim, known.victim_id) == ("Saltfin", None, None)
    assert incident_words(known) == "the intrusion called Saltfin"
