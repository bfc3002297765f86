"""Threads kept in a ledger are those that would be found with everything in memory."""

import random
import tempfile
from collections.abc import Sequence
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from kept import Filing, filing, put
from told import Story, argument, gist, happening, lasted, outage

from ledger.custody import verify
from ledger.model.claim import Act
from ledger.model.gist import HappeningKind, Predicate, Role
from ledger.model.thread import Known
from ledger.store.reading import open_reader
from ledger.store.writing import open_writer
from ledger.threads.thread import Threader
from ledger.threads.weaving import Weaver

DAYS = st.sampled_from(["2014-12-20", "2014-12-22", "2014-12-23", "2014-12-26", "2015-02-01"])
NAMES = st.sampled_from(["Norland", "Sudland", "Norland Telecom"])
SPEAKERS = st.sampled_from(["China", "Iran", "Dyn", None])
CALLED = st.sampled_from([None, None, None, "Saltfin", "saltfin", "Brightwell"])
"""Names of attacks, which most have not."""
CONTENTS = st.sampled_from([
    "the line to the north was cut at night", "the line to the north was cut that night", "we did it",
    "engineers restored the link to the capital", "engineers restored the links to the capital early",
])  # fmt: skip


@st.composite
def stories(draw: st.DrawFn, place: int) -> Story:
    """A story of a few claims with few names, days and words, so that much of it meets."""
    story = Story(draw(st.none() | DAYS), outlet=f"Outlet {place}")
    for _ in range(draw(st.integers(0, 5))):
        kind = draw(st.sampled_from([HappeningKind.OUTAGE, HappeningKind.DDOS, HappeningKind.INTRUSION]))
        words = draw(st.sampled_from(["the outage", "a second outage", "it"]))
        about = draw(
            st.none()
            | st.builds(
                happening, st.just(kind), st.none() | NAMES, st.none() | DAYS, words=st.just(words), name=CALLED
            )
        )
        predicate = draw(st.sampled_from([Predicate.RESPONSIBLE, Predicate.LASTED, Predicate.OTHER]))
        content = draw(CONTENTS)
        low = draw(st.integers(1, 9))
        said = gist(predicate, about, argument(Role.AGENT, draw(NAMES)), words=content)
        act = draw(st.sampled_from([Act.ASSERT, Act.DENY, Act.ACCUSE, Act.ASK, Act.DECLINE_COMMENT]))
        numbers = (lasted(low, low + 2),) if predicate is Predicate.LASTED else ()
        story.says(
            draw(SPEAKERS), content, draw(st.sampled_from([said, said, said, None])), act=act, measurables=numbers
        )
    return story


@st.composite
def many(draw: st.DrawFn) -> list[Filing]:
    return [filing(draw(stories(place))) for place in range(draw(st.integers(1, 6)))]


def in_memory(articles: Sequence[Filing]) -> Known:
    """The threads of these articles, all kept in memory."""
    threader = Threader()
    made = [threader.thread(one.extraction.claims, one.article.meta) for one in articles]
    members = [one for new in made for one in new.memberships]
    about = {one.incident for one in members}
    return Known(
        incidents={one.id: one for new in made for one in new.incidents if one.id in about},
        propositions={one.id: one for new in made for one in new.propositions},
        memberships={one.claim: one for one in members},
        relations=tuple(one for new in made for one in new.relations),
    )


@settings(max_examples=25, deadline=None)
@given(many(), st.booleans())
def test_the_ledgers_shelf_is_the_one_in_memory(articles: list[Filing], is_one_run: bool) -> None:  # noqa: FBT001
    """The same articles in the same order give the same threads, whether each is added by a run of its own or not."""
    with tempfile.TemporaryDirectory() as folder:
        address = str(Path(folder) / "ledger.db")
        weaver = Weaver()
        for one in articles:
            with open_writer(address) as writer:
                put(writer, one, weaver.weave if is_one_run else Weaver().weave)
        with open_reader(address) as reader:
            assert reader.threads() == in_memory(articles)
        assert verify(address).faults == ()


WORDS = "line link cable router north south night capital engineer ministry".split()


def test_a_long_thread_is_the_one_in_memory(tmp_path: Path) -> None:
    """Of more than are looked at, the same ones are: the first and last tellings, the last ones filed under a word."""
    chance, articles = random.Random(6), []  # noqa: S311  the same ones each time, nothing secret
    about = outage("Norland", "2014-12-22")
    for place in range(45):
        story = Story(f"2014-12-{23 + place % 5}", outlet=f"Outlet {place}")
        for _ in range(6):
            told = [" ".join(one.gist.words) for one in story.claims if one.gist]
            words = chance.choice([*told, " ".join(chance.sample(WORDS, 5))])
            agent = argument(Role.AGENT, chance.choice(["China", "Iran"]))
            low = chance.randrange(1, 9)
            said = gist(
                chance.choice([Predicate.RESPONSIBLE, Predicate.LASTED, Predicate.OTHER]), about, agent, words=words
            )
            story.says(chance.choice(["China", "Iran", "Dyn"]), words, said, measurables=(lasted(low, low + 1),))
        articles.append(filing(story))
    address, weaver = str(tmp_path / "ledger.db"), Weaver()
    with open_writer(address) as writer:
        for one in articles:
            put(writer, one, weaver.weave)
    with open_reader(address) as reader:
        assert reader.threads() == in_memory(articles)


def test_a_name_is_kept_and_looked_for(tmp_path: Path) -> None:
    """Two articles years apart that name no victim, each added by itself: what they tell of is one by its name."""
    articles = []
    for place, day in enumerate(("2017-06-28", "2020-10-19")):
        story = Story(day, outlet=f"Outlet {place}")
        about = happening(HappeningKind.INTRUSION, None, name="Saltfin")
        story.says("Dyn", f"a thing {place}", gist(Predicate.OTHER, about, words=f"thing{place} own"))
        articles.append(filing(story))
    address = str(tmp_path / "ledger.db")
    for one in articles:
        with open_writer(address) as writer:
            put(writer, one, Weaver().weave)
    with open_reader(address) as reader:
        assert reader.threads() == in_memory(articles)
        assert [one.name for one in reader.threads().incidents.values()] == ["Saltfin"]
