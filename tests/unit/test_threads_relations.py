"""What a later claim is to an earlier one: a table of pairs, and of pairs that stand in no relation."""

from dataclasses import dataclass, field, replace

import pytest
from told import HOUR, Story, argument, gist, lasted, outage, turned, utc

from ledger.model.claim import Act
from ledger.model.gist import Gist, Modality, Predicate, Role
from ledger.model.text import Span
from ledger.model.thread import Relation, RelationKind
from ledger.model.when import Precision, Time, ZoneSource
from ledger.threads.thread import Threader

ABOUT = outage("Norland", "2014-12-22")
BLAMED = gist(Predicate.RESPONSIBLE, ABOUT, argument(Role.AGENT, "China"))
DENIED = turned(BLAMED, polarity=False)
LENGTH = gist(Predicate.LASTED, ABOUT)
OVERLOAD = gist(Predicate.CAUSED_BY, ABOUT, argument(Role.CAUSE, "overload"))
NINE: dict[str, object] = {"measurables": (lasted(9, 10),)}
FIVE: dict[str, object] = {"measurables": (lasted(5, 5.1),)}
HALF: dict[str, object] = {"measurables": (lasted(0.5, 0.6),)}
OVER_FIVE: dict[str, object] = {"measurables": (replace(lasted(5, 6), low=5 * HOUR, high=None),)}
UNDER_FIVE: dict[str, object] = {"measurables": (replace(lasted(0, 5), low=None),)}


@dataclass
class Line:
    """Who says what."""

    speaker: str | None
    said: Gist
    fields: dict[str, object] = field(default_factory=dict)
    content: str | None = None


def monday() -> Time:
    """Said on Monday."""
    return Time(
        text="Monday", earliest=utc("2014-12-22"), latest=utc("2014-12-23"), precision=Precision.DAY, zone="UTC",
        zone_source=ZoneSource.EXPLICIT, anchor=None, direction=None, value="2014-12-22",
    )  # fmt: skip


def found(*lines: Line) -> list[tuple[RelationKind, int, int]]:
    """The relations of lines that are told a day apart, each in an article of its own: kind, later, earlier."""
    threader = Threader()
    ids: list[str] = []
    kinds: list[Relation] = []
    for place, line in enumerate(lines):
        story = Story(f"2014-12-{23 + place}", outlet=f"Outlet {place}")
        content = line.content or f"words of their own number{place} and{place} no{place} others{place}"
        ids.append(story.says(line.speaker, content, line.said, **line.fields).id)
        kinds += threader.thread(story.claims, story.meta).relations
    return sorted((one.kind, ids.index(one.later), ids.index(one.earlier)) for one in kinds)


PRESS: dict[str, object] = {"actor": None, "actor_id": None, "speaker": "KBS", "speaker_id": "agency:kbs"}
HUA: dict[str, object] = {"speaker": "Hua", "speaker_id": "person:hua", "source": "Hua"}
SHEN: dict[str, object] = {"speaker": "Shen", "speaker_id": "person:shen", "source": "Shen"}
LINE = "the network of Norland was not attacked by anybody on Monday"
PAIRS = [
    ("a-line-in-another-outlet", Line("Xinhua", BLAMED, content=LINE), Line("Xinhua", BLAMED, content=LINE), "repeats"),
    ("one-saying", Line("China", BLAMED, {"said": monday()}), Line("China", BLAMED, {"said": monday()}), "repeats"),
    ("another-says-so-too", Line("Dyn", LENGTH, NINE), Line("Akamai", LENGTH, NINE), "corroborates"),
    ("numbers-apart", Line("Dyn", LENGTH, NINE), Line("Akamai", LENGTH, FIVE), "contradicts"),
    ("another-number", Line("Dyn", LENGTH, NINE), Line("Dyn", LENGTH, FIVE), "revises"),
    ("taken-back", Line("Dyn", BLAMED), Line("Dyn", DENIED), "retracts"),
    ("blamed-after-denial", Line("China", DENIED), Line("Norland", BLAMED, {"act": Act.ACCUSE}), "contradicts"),
]


@pytest.mark.parametrize(("one", "other", "kind"), [case[1:] for case in PAIRS], ids=[case[0] for case in PAIRS])
def test_pairs(one: Line, other: Line, kind: str) -> None:
    """The later one stands in this relation to the earlier one, and in no other."""
    assert found(one, other) == [(kind, 1, 0)]


BODY: dict[str, object] = {"sentence": "It is a sentence.", "sentence_span": Span(90, 140)}
SILENT: dict[str, object] = {"act": Act.DECLINE_COMMENT}
UNANSWERED = "did not at once respond to a request for comment"
WANTED = gist(Predicate.WANTS, ABOUT, words="close valve")
NONE = [
    ("of-another-thing", Line("Dyn", LENGTH, NINE), Line("Akamai", LENGTH, HALF)),
    (
        "numbers-without-a-bound",
        Line("Dyn", LENGTH, {"measurables": (lasted(20, 21),)}),
        Line("Akamai", LENGTH, UNDER_FIVE),
    ),
    ("a-newspaper-agrees", Line("Dyn", LENGTH, NINE), Line("KBS", LENGTH, {**NINE, **PRESS})),
    ("agreed-without-a-bound", Line("Dyn", LENGTH, OVER_FIVE), Line("Akamai", LENGTH, OVER_FIVE)),
    ("two-of-one-side", Line("China", BLAMED, HUA), Line("China", BLAMED, SHEN)),
    ("overload-and-not-us", Line("Norland", OVERLOAD), Line("China", DENIED)),
    ("two-denials", Line("China", DENIED), Line("Iran", DENIED)),
    ("a-hedged-number", Line("Dyn", LENGTH, NINE), Line("Akamai", turned(LENGTH, modality=Modality.HEDGED), FIVE)),
    ("two-without-names", Line(None, BLAMED), Line(None, BLAMED)),
    ("handed-on", Line("Dyn", LENGTH, NINE), Line("Akamai", LENGTH, {**NINE, "chain": ("Dyn",)})),
    (
        "two-papers-not-answered",
        Line(None, LENGTH, SILENT, UNANSWERED),
        Line(None, LENGTH, SILENT, UNANSWERED),
    ),
    ("a-length-foretold", Line("Dyn", LENGTH, NINE), Line("Akamai", LENGTH, FIVE, "it will be over in five hours")),
    ("one-of-several", Line("Dyn", LENGTH, NINE, "the outages lasted nine hours"), Line("Akamai", LENGTH, FIVE)),
    (
        "of-another-day",
        Line("Dyn", LENGTH, {**NINE, "event_time": monday()}),
        Line("Akamai", LENGTH, {**FIVE, "event_time": replace(monday(), earliest=utc("2015-02-01"), latest=None)}),
    ),
    (
        "a-request-turned-down",
        Line("Norland", WANTED, {"act": Act.URGE}, "to close the valve at noon"),
        Line("China", turned(WANTED, polarity=False), {"act": Act.DENY}, "the request to close the valve"),
    ),
    (
        "two-deeds-by-their-victims",
        Line("Norland", BLAMED, {"act": Act.ACCUSE, **BODY}, "China broke into the servers of Vale Dairy"),
        Line("China", DENIED, BODY, "it had no part in the theft at Ostland Bank"),
    ),
    ("two-causes", Line("Dyn", OVERLOAD), Line("China", gist(Predicate.CAUSED_BY, ABOUT, argument(Role.CAUSE, "cut")))),
]


@pytest.mark.parametrize(("one", "other"), [case[1:] for case in NONE], ids=[case[0] for case in NONE])
def test_no_relation(one: Line, other: Line) -> None:
    """Nothing that a careful reader would not be sure of."""
    assert found(one, other) == []


HEADS = [
    ("its-own-party", "Norland", {}, True),
    ("nobody-is-named", None, {}, True),
    ("another-party", "Ostland", {}, False),
    ("no-headline", None, BODY, False),
]


@pytest.mark.parametrize(("speaker", "fields", "told"), [case[1:] for case in HEADS], ids=[case[0] for case in HEADS])
def test_the_headline_is_told_again(speaker: str | None, fields: dict[str, object], *, told: bool) -> None:
    """Below it, in other words, by its party or by the first that is named; in the text only words in common tell."""
    story = Story("2014-12-23")
    head = story.says(speaker, "China cut cable", replace(BLAMED, words=("cable",)), **fields)
    below = story.says(
        "Norland", "It was China.", replace(BLAMED, words=("line",)), content_spans=(Span(90, 103),), **BODY
    )
    relations = [(one.kind, one.later, one.earlier) for one in Threader().thread(story.claims, story.meta).relations]
    assert ((RelationKind.REPEATS, below.id, head.id) in relations) is told


def test_a_denial_denies_and_contradicts() -> None:
    """Another's assertion, rejected: the denial denies it, and both cannot be so."""
    assert found(Line("Norland", BLAMED), Line("China", DENIED)) == [("contradicts", 1, 0), ("denies", 1, 0)]


def test_only_the_earliest_is_corroborated() -> None:
    """Three who agree: the second and the third corroborate the first, not each other."""
    lines = [Line(name, LENGTH, NINE) for name in ("Dyn", "Akamai", "Arbor")]
    assert found(*lines) == [("corroborates", 1, 0), ("corroborates", 2, 0)]


def test_what_was_told_first_is_the_earlier_one() -> None:
    """An article ingested late that was told early: those known are set against it, not it against them."""
    threader = Threader()
    ids: list[str] = []
    kinds: list[Relation] = []
    for published, line in (("2014-12-25", Line("Akamai", LENGTH, FIVE)), ("2014-12-23", Line("Dyn", LENGTH, NINE))):
        story = Story(published)
        ids.append(story.says(line.speaker, line.speaker or "", line.said, **line.fields).id)
        kinds += threader.thread(story.claims, story.meta).relations
    assert [(one.later, one.earlier) for one in kinds] == [(ids[0], ids[1])]


ASKED: dict[str, object] = {"act": Act.ASK, "target": "China", "target_id": "actor:china"}
GUEST: dict[str, object] = {"actor": None, "actor_id": None, "speaker": "China", "speaker_id": "actor:china"}
WEATHER = gist(Predicate.OTHER, ABOUT, words="weather fine")
ANSWERS = [
    ("a-spokesman", Line("China", WEATHER), True),
    ("a-guest-tells-his-story", Line("China", WEATHER, GUEST), False),
    ("a-guest-takes-up-words", Line("China", gist(Predicate.OTHER, ABOUT, words="cut line fine"), GUEST), True),
    ("a-guest-refuses", Line("China", WEATHER, GUEST, "I am not going to guess"), True),
    ("a-guest-denies", Line("China", turned(WEATHER, polarity=False), {**GUEST, "act": Act.DENY}), True),
    ("another", Line("Iran", WEATHER), False),
]


@pytest.mark.parametrize(("line", "answers"), [case[1:] for case in ANSWERS], ids=[case[0] for case in ANSWERS])
def test_the_one_who_was_asked_answers(line: Line, *, answers: bool) -> None:
    """What follows a question, by the one to whom it was put, answers it where it is to the point."""
    story = Story("2014-12-23")
    asked = story.says(None, "who cut the line", gist(Predicate.OTHER, ABOUT, words="cut line"), **ASKED)
    said = story.says(line.speaker, line.content or "the weather is fine", line.said, **line.fields)
    story.says("China", "it rains in Beijing", WEATHER, attribution="another")
    found = [one for one in Threader().thread(story.claims, story.meta).relations if one.kind == "responds_to"]
    assert [(one.later, one.earlier) for one in found] == ([(said.id, asked.id)] if answers else [])


def test_a_denial_answers_no_question_of_long_before() -> None:
    """What is asked at the start of a page is answered there, not at its end."""
    for between, answers in ((2, True), (9, False)):
        story = Story("2014-12-23")
        asked = story.says(None, "whether China cut the line", BLAMED, act=Act.ASK)
        for number in range(between):
            story.says("Dyn", f"the weather of day {number}", gist(Predicate.OTHER, ABOUT, words=f"weather {number}"))
        denied = story.says("China", "it had no part in it", DENIED, act=Act.DENY)
        found = [one for one in Threader().thread(story.claims, story.meta).relations if one.kind == "responds_to"]
        assert [(one.later, one.earlier) for one in found] == ([(denied.id, asked.id)] if answers else [])


def test_who_refuses_to_speak_of_a_charge_responds_to_it() -> None:
    """To the one that it is about, not to what its outlet was not answered."""
    for content, responds in (("to comment", True), ("did not answer our calls", False)):
        story = Story("2014-12-23")
        charge = story.says("Norland", "China cut the line", BLAMED, act=Act.ACCUSE)
        said = story.says("China", content, None, act=Act.DECLINE_COMMENT)
        found = [(one.kind, one.later, one.earlier) for one in Threader().thread(story.claims, story.meta).relations]
        assert found == ([(RelationKind.RESPONDS_TO, said.id, charge.id)] if responds else [])


def repeated(inner: Gist, outer: Gist, **fields: object) -> list[RelationKind]:
    """What a claim is to the one of its own speaker that holds it."""
    story = Story("2014-12-23")
    first = story.says("Norland", "it had asked the shop to close the valve", outer)
    story.says("Norland", "to close the valve", inner, parent=first.id, **fields)
    return [one.kind for one in Threader().thread(story.claims, story.meta).relations]


def test_what_is_told_within_another_claim_is_no_repetition() -> None:
    """One sentence is said once; but that one had asked for something tells again what one asked for."""
    said = gist(Predicate.RESPONSIBLE, ABOUT, argument(Role.AGENT, "China"), words="ask shop close valve")
    assert repeated(said, said) == []
    assert repeated(WANTED, WANTED, act=Act.URGE) == [RelationKind.REPEATS]


def test_a_denial_does_not_deny_the_claim_that_tells_of_it() -> None:
    """Norland must reject it, Ana says: that is what Ana wants, not what denies her."""
    story = Story("2014-12-23")
    wish = story.says("Ana", "Norland must reject the report of a cut line", WANTED, act=Act.URGE)
    story.says("Norland", "the report of a cut line", turned(WANTED, polarity=False), act=Act.DENY, parent=wish.id)
    assert Threader().thread(story.claims, story.meta).relations == ()


def test_nothing_is_taken_back_in_one_breath() -> None:
    """Who says that it was so, and next to it that something was not, corrects nobody."""
    story = Story("2014-12-23")
    story.says("Dyn", "China had cut it", BLAMED)
    story.says("Dyn", "China had not", DENIED, act=Act.DENY)
    assert Threader().thread(story.claims, story.meta).relations == ()


def test_a_headline_is_no_origin() -> None:
    """Another article repeats the sentence of the body, not the headline above it."""
    first, second = Story("2014-12-23", outlet="A"), Story("2014-12-24", outlet="B")
    first.says("Norland", "China cut line", BLAMED, sentence="Norland says China cut line", sentence_span=Span(0, 27))
    body = first.says("Norland", "China had cut the line", BLAMED, sentence_span=Span(29, 60), sentence="It is so.")
    later = second.says("Norland", "China did cut it", BLAMED, sentence_span=Span(9, 60))
    threader = Threader()
    threader.thread(first.claims, first.meta)
    found = threader.thread(second.claims, second.meta).relations
    assert [(one.kind, one.later, one.earlier) for one in found] == [(RelationKind.REPEATS, later.id, body.id)]


def test_what_is_not_shown_or_not_yet_so_contradicts_nothing() -> None:
    """No evidence of it is not that it is not so; what was not restored on one day can be on the next."""
    unproven = Line("China", DENIED, {}, "there is no evidence that China cut the line")
    assert found(Line("Norland", BLAMED, {"act": Act.ACCUSE}), unproven) == [("denies", 1, 0)]
    back = gist(Predicate.RESTORED, ABOUT, words="service restore north")
    not_yet = Line("Norland", turned(back, polarity=False), {"act": Act.DENY})
    assert ("contradicts", 1, 0) not in found(not_yet, Line("Dyn", back))


def test_a_denial_in_words_of_its_own_contradicts_nothing() -> None:
    """Who is charged with what no family reads, and denies something: what exactly is denied is not sure."""
    charge = gist(Predicate.OTHER, ABOUT, words="valve sell old")
    denial = turned(gist(Predicate.OTHER, ABOUT, words="story child"), polarity=False)
    story = Story("2014-12-23")
    story.says("Norland", "it sold old valves", charge, act=Act.ACCUSE, target="China", target_id="actor:china")
    story.says("China", "a story for children", denial, act=Act.DENY)
    assert [one.kind for one in Threader().thread(story.claims, story.meta).relations] == [RelationKind.DENIES]


def denied_in_one_article(*, inner: bool, **fields: object) -> list[tuple[str, str, str]]:
    """The denials of one article in which China denies what somebody unnamed says: kind, later and earlier content."""
    story = Story("2014-12-23")
    if inner:
        denial = story.says("China", "the report that it cut the line", DENIED, act=Act.DENY)
        story.says(None, "it cut the line", BLAMED, parent=denial.id, source=None, **fields)
    else:
        story.says(None, "China cut the line", BLAMED, **{"source": "activists", **fields})
        story.says("China", "any part in it", DENIED, act=Act.DENY)
    contents = {claim.id: claim.content for claim in story.claims}
    found = Threader().thread(story.claims, story.meta).relations
    return [(one.kind.value, contents[one.later], contents[one.earlier]) for one in found]


def test_who_is_not_named_can_be_denied_in_one_article() -> None:
    """Nobody denies what he says himself; the charge within a denial was made before it."""
    assert denied_in_one_article(inner=False) == [("denies", "any part in it", "China cut the line")]
    assert denied_in_one_article(inner=True) == [("denies", "the report that it cut the line", "it cut the line")]
    assert denied_in_one_article(inner=False, source="China") == []


def test_who_denies_one_cause_does_not_deny_another() -> None:
    """Congestion, the operator says; a spokesman right after it: no, the congestion was not caused by an attack."""
    congestion = gist(Predicate.CAUSED_BY, ABOUT, argument(Role.CAUSE, "congestion"), words="blame congestion network")
    attack = gist(
        Predicate.CAUSED_BY,
        ABOUT,
        argument(Role.CAUSE, "attack"),
        argument(Role.THEME, "congestion"),
        words="congestion network cause attack",
    )
    story = Story("2014-12-23")
    story.says("Norland", "the congestion of its network", congestion, act=Act.ACCUSE)
    story.says("Ana", "that the congestion of the network", turned(attack, polarity=False), act=Act.DENY)
    made = Threader().thread(story.claims, story.meta)
    assert made.relations == ()


def test_you_is_nobody() -> None:
    """What "you" can do in one speech is not what "you" cannot do in the next."""
    you = replace(argument(Role.AGENT, "you"), id=None)
    yes = gist(Predicate.RESPONSIBLE, ABOUT, you, words="change world again")
    no = turned(gist(Predicate.RESPONSIBLE, ABOUT, you, words="stop river"), polarity=False)
    assert found(Line("Ana", no), Line("Ben", yes)) == []


def test_no_part_in_another_thing_denies_no_guilt() -> None:
    """The note has nothing to do with who she is, she says; that is no word on the theft."""
    for thing, denies in (("character", False), ("attack", True)):
        theme = replace(argument(Role.THEME, thing), id=None)
        denial = turned(gist(Predicate.INVOLVED_IN, ABOUT, argument(Role.AGENT, "China"), theme), polarity=False)
        kinds = {kind for kind, _, _ in found(Line("Norland", BLAMED), Line("China", denial, {"act": Act.DENY}))}
        assert ("denies" in kinds) is denies
