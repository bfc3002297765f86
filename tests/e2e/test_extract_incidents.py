"""Which of the things that happened each claim of an article is about, and when that began."""

from collections.abc import Callable

import pytest

from ledger.model.claim import Extraction
from ledger.model.gist import Happening

Extract = Callable[..., Extraction]


def article(*paragraphs: str) -> str:
    """Headline, lead and what follows."""
    return "\n\n".join(paragraphs) + "\n"


TWO = article(
    "Bolivia blames Chile for Internet blackout",
    "LA PAZ, March 4 - The government of Bolivia on Monday accused Chile of cutting the country's "
    "Internet lines for six hours.",
    "A minister said that the blackout was an act of war. He demanded an apology.",
    "Chile has accused Bolivia of breaking into the computers of Sony Pictures. Bolivia said that the "
    "charge was absurd.",
    "A retired general said that he had slept through it.",
    "Chile promised to respond in kind. It did not say when.",
)
"""An outage in the headline, beside it a break-in at a company abroad."""


def happenings(extract: Extract, text: str, published: str = "2024-03-05") -> list[Happening | None]:
    """What each claim with a gist is about."""
    claims = extract(text, published=published).claims
    return [claim.gist.happening for claim in claims if claim.gist is not None]


def shown(happening: Happening | None) -> tuple[str, str | None] | None:
    """Kind and victim."""
    return (happening.kind.value, happening.victim) if happening else None


def about(extract: Extract, text: str, words: str) -> tuple[str, str | None] | None:
    """What the claim with these words is about."""
    claims = extract(text, published="2024-03-05").claims
    gists = (claim.gist for claim in claims if claim.content.strip(".").endswith(words))
    (found,) = {shown(gist.happening) for gist in gists if gist is not None}
    return found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        pytest.param("was an act of war", ("outage", "Bolivia"), id="named-in-the-claim"),
        pytest.param("an apology", ("outage", "Bolivia"), id="the-sentence-before"),
        pytest.param("the computers of Sony Pictures", ("intrusion", "Sony"), id="another-victim-and-kind"),
        pytest.param("the charge was absurd", ("intrusion", "Sony"), id="goes-on-in-its-paragraph"),
        pytest.param("had slept through it", ("outage", "Bolivia"), id="a-new-paragraph-is-on-the-articles-own"),
    ],
)
def test_a_claim_is_about_what_stands_around_it(words: str, found: tuple[str, str | None], extract: Extract) -> None:
    """TWO: what it names, else what its paragraph speaks of, else what the article is about."""
    assert about(extract, TWO, words) == found


ANSWERED = article(
    "Hackers broke into the computers of Sony Pictures, the studio said on Friday. North Korea lost its "
    "Internet on Monday.",
    "The outage lasted nine hours, Dyn said. The White House vowed that it would respond to nobody.",
    "North Korea vowed to retaliate.",
)


def test_who_answers_answers_what_was_done_to_him(extract: Extract) -> None:
    """ANSWERED."""
    assert about(extract, ANSWERED, "retaliate") == ("outage", "North Korea")


ASKED = article(
    "How sure is the agency about Sony?",
    "HOST: The agency says that Iran hacked Sony Pictures. What is new?",
    "GUEST: The agency said on Tuesday that it had seen the files. In February Iran fell off the "
    "Internet, and the whole country was without a network for nine hours, the firm Kentik says.",
    "HOST: Was it us?",
    "GUEST: The ministry said that it was no concern of ours.",
    "HOST: What happens now?",
    "GUEST: A senator said that there would be a hearing.",
)
"""A transcript on a break-in, with an outage beside it."""


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        pytest.param("Was it us", "outage", id="a-question-that-points-back"),
        pytest.param("it was no concern of ours", "outage", id="its-answer"),
        pytest.param("What happens now", "intrusion", id="a-question-of-its-own"),
        pytest.param("there would be a hearing", "intrusion", id="and-the-answer-to-that"),
    ],
)
def test_an_answer_is_about_what_was_asked(words: str, kind: str, extract: Extract) -> None:
    """ASKED."""
    found = about(extract, ASKED, words)
    assert found is not None
    assert found[0] == kind


def test_one_incident_has_all_claims(extract: Extract) -> None:
    """What is called an outage, an attack and "it" is one, however seldom it is named."""
    found = happenings(
        extract,
        article(
            "Outage at Rogers strands millions",
            'Rogers said on Friday that its network had failed. "We are sorry," a spokesman said.',
            "A minister called it unacceptable. Police said that nothing pointed to an attack, and that the case "
            "was closed.",
        ),
    )
    assert len(found) > 4
    assert {shown(one) for one in found} == {("outage", "Rogers")}


def test_another_year_is_another_incident(extract: Extract) -> None:
    """An old attack on somebody else is not what the article is about; "the attack" is."""
    text = article(
        "Norway's parliament is hacked",
        "Norway said on Monday that hackers had broken into the network of its parliament. The malware "
        "resembled a tool used in a 2017 attack on Ukraine, two officials said.",
        "The attack was the work of criminals, a minister said.",
    )
    assert about(extract, text, "a 2017 attack on Ukraine") == ("intrusion", "Ukraine")
    assert about(extract, text, "the work of criminals") == ("intrusion", "Norway")
    (old,) = {one for one in happenings(extract, text) if one is not None and one.victim == "Ukraine"}
    assert old.earliest is not None
    assert (old.earliest.year, old.latest and old.latest.year) == (2017, 2018)


def test_many_outages_told_in_passing_are_nobodys(extract: Extract) -> None:
    """A portrait of one who watches outages is about none: only those sentences are that name one."""
    text = article(
        "The man who counts dark countries",
        "Ivo Brandt has a wall of graphs, one for each outage. Colleagues call him stubborn.",
        "On 27 January 2011 Egypt lost its routes, Brandt said. In November 2012 Syria lost its routes for "
        "two days, he said.",
        "He said that he liked swimming.",
    )
    assert about(extract, text, "Egypt lost its routes") == ("outage", "Egypt")
    assert about(extract, text, "liked swimming") is None


def test_the_exactest_onset_is_the_incidents(extract: Extract) -> None:
    """An outage that came by and by is one, dated by the claim that says most exactly when."""
    found = happenings(
        extract,
        article(
            "Norway's Internet failed, officials say",
            "The first sites went down on Saturday, a trader said. Norway's Internet went down at 16:15 UTC on "
            "Sunday, officials said.",
            "It was an accident, they said.",
        ),
    )
    assert len({(one.earliest, one.latest) for one in found if one}) == 1
    assert {one.earliest.isoformat() for one in found if one and one.earliest} == {"2024-03-03T16:15:00+00:00"}


def test_a_second_outage_is_another_one(extract: Extract) -> None:
    """Words that count part what lies a day apart."""
    found = happenings(
        extract,
        article(
            "Norway's Internet fails again",
            "Norway's Internet went down at 16:15 UTC on Saturday, officials said. The second outage began at "
            "16:15 UTC on Sunday, they said.",
        ),
    )
    assert len({one.earliest for one in found if one}) == 2


def test_nothing_named_is_told_by_its_words(extract: Extract) -> None:
    """An article that names no incident, and speaks of stolen files throughout, is about one all the same."""
    found = happenings(
        extract,
        article(
            "Registry denies loss of voters' records",
            'The registry denied on Monday that hackers had copied its files. "No file has left us," its head said.',
            "A group said that it had been inside the network. It published the passwords of ten clerks, it said.",
        ),
    )
    assert found
    assert {shown(one) for one in found} == {("intrusion", None)}


def test_what_lies_before_an_outage_is_not_about_it(extract: Extract) -> None:
    """What was asked the week before is about what was known then; failures of the day before are its first."""
    text = article(
        "Bolivia falls off the Internet",
        "Bolivia's Internet went down at 16:15 UTC on Monday, officials said in La Paz on Tuesday. The first failures "
        "were seen on Sunday, a trader said.",
        "Bolivia had hacked Sony Pictures, the bureau says.",
        "Tokyo asked Peru last Wednesday to watch its southern neighbor, a diplomat said.",
    )
    assert about(extract, text, "were seen on Sunday") == ("outage", "Bolivia")
    assert about(extract, text, "to watch its southern neighbor") == ("intrusion", "Sony")


GENERAL = article(
    "Outage in Norway",
    "Norway's Internet went down at 16:15 UTC on Monday, officials said.",
    "All of Norway's traffic passes through Telia, a professor said. Traffic now passes through Telia again, officials "
    "said. All traffic had passed through Telia, they said.",
    "Finland said that it opposes all cyber attacks.",
)


@pytest.mark.parametrize(
    ("words", "is_of_it"),
    [
        pytest.param("All of Norway's traffic passes through Telia", False, id="how-it-is-connected"),
        pytest.param("Traffic now passes through Telia again", True, id="how-it-is-now"),
        pytest.param("All traffic had passed through Telia", True, id="how-it-was"),
        pytest.param("it opposes all cyber attacks", False, id="what-it-is-against"),
    ],
)
def test_what_is_said_at_large_is_about_nothing(words: str, is_of_it: bool, extract: Extract) -> None:  # noqa: FBT001
    """GENERAL."""
    assert (about(extract, GENERAL, words) is not None) is is_of_it


def test_a_word_that_counts_holds_for_its_paragraph(extract: Extract) -> None:
    """'The first outage ... It began ...', in an article on the second."""
    text = article(
        "Norway's second outage",
        "Norway's Internet failed for a second time at 16:15 UTC on Sunday, officials said.",
        "The first outage is better known. It began at 16:15 UTC on Saturday, they said. It was over after an hour, "
        "Dyn said.",
        "A minister said that it was grave.",
    )
    found = [one.earliest.day for one in happenings(extract, text) if one is not None and one.earliest is not None]
    assert found == [3, 2, 2, 3]


def test_a_round_of_outages_is_about_each_in_turn(extract: Extract) -> None:
    """What stands not in front, and each in a paragraph of its own, is told of one after the other."""
    text = article(
        "The week in outages",
        "Three countries lost their connections in seven days. Here is what is known so far about each of them.",
        "Kenya. Safaricom said on Tuesday that a fault had taken its data centre down. Customers said that "
        "they could not pay.",
        "Ghana. Two undersea cables were cut off Accra on Wednesday. An operator said that repairs would "
        "take five weeks.",
        "Officials in many places said that they were tired.",
    )
    assert about(extract, text, "they could not pay") == ("outage", "Safaricom")
    assert about(extract, text, "repairs would take five weeks") == ("outage", "Ghana")
    assert about(extract, text, "they were tired") is None


def test_last_year_is_another_year(extract: Extract) -> None:
    """A claim that dates a deed to another year tells of another one; hackers flood as well as they break in."""
    text = article(
        "Hackers claim attack on Danske Bank",
        "COPENHAGEN - A group claimed responsibility on Monday for a denial-of-service attack on Danske Bank. The bank "
        "confirmed that its website had been slow.",
        "Last year the group attacked the site of Sweden's parliament, the agency said. A lawmaker said that it "
        "was a shame.",
    )
    assert about(extract, text, "its website had been slow") == ("ddos", "Danske Bank")
    found = about(extract, text, "it was a shame")
    assert found is not None
    assert found[1] == "Sweden"


VOICES = article(
    "Bolivia accuses Chile of cutting its Internet lines",
    "LA PAZ - A spokesman of Bolivia's government on Monday blamed Chile for the outage of its Internet.",
    "The spokesman said that the charge that Bolivia was behind the hack of Sony Pictures was a lie.",
    "He said that the film was an insult.",
    "An engineer in Oslo said that he had no opinion.",
)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        pytest.param("the film was an insult", "intrusion", id="the-same-one-goes-on"),
        pytest.param("he had no opinion", "outage", id="another-one"),
    ],
)
def test_who_goes_on_speaks_of_the_same(words: str, kind: str, extract: Extract) -> None:
    """VOICES: a paragraph that begins with "he" is no new beginning."""
    found = about(extract, VOICES, words)
    assert found is not None
    assert found[0] == kind


FIGURES = article(
    "Marsh sharpens his attacks on Lindqvist",
    "OSLO - Senator Paul Marsh launched a fresh attack on his rival on Tuesday and said that her campaign was near "
    "collapse.",
    "Anna Lindqvist said that the attack was beneath him. She blamed Marsh for the trouble in the party.",
    "Voters in Norway said that they were tired of both. A pollster said the race was close.",
)


def test_an_attack_on_a_rival_is_no_incident(extract: Extract) -> None:
    """FIGURES: nothing in it speaks of networks."""
    assert set(map(shown, happenings(extract, FIGURES))) == {None}


@pytest.mark.parametrize(
    ("headline", "lead", "victim"),
    [
        pytest.param(
            "Customers wait as bank goes dark",
            "The network of Halden Savings was knocked offline on Monday night by what its staff call a cyberattack.",
            "Halden Savings",
            id="knocked-offline",
        ),
        pytest.param(
            "Virus hits Halden Savings",
            "Thousands of customers could not pay on Monday as a computer virus spread from branch to branch.",
            "Halden Savings",
            id="hit-by-a-virus",
        ),
        pytest.param(
            "A dark night at the bank",
            "On Monday night, as thousands of customers were paying for dinner, Halden Savings suffered an outage.",
            "Halden Savings",
            id="suffered-an-outage",
        ),
        pytest.param(
            "Norway's largest bank goes offline",
            "The network of Halden Savings was knocked offline on Monday night by what its staff call a cyberattack.",
            "Halden Savings",
            id="a-bank-is-not-its-country",
        ),
    ],
)
def test_headline_and_lead_tell_to_whom_it_happened(headline: str, lead: str, victim: str, extract: Extract) -> None:
    """Headline and lead, which quote nobody, and a claim that names nobody."""
    text = article(headline, lead, "A clerk said that the computers were still down on Tuesday.")
    (found,) = {happening.victim for happening in happenings(extract, text) if happening is not None}
    assert found == victim


ASIDE = article(
    "Kyivstar goes offline",
    "KYIV, March 4 - Kyivstar was knocked offline on Monday, and the operator said that it was looking for the cause.",
    "In 2019 a gang cut the cables of a port. Officials said that the gang was paid from abroad.",
    "Kyivstar said that its engineers were at work.",
    "We warned in 2019 that one cut could silence the city, a professor said. He said that nobody had listened.",
)


@pytest.mark.parametrize(
    ("words", "victim"),
    [
        pytest.param("paid from abroad", None, id="goes-on-with-the-aside"),
        pytest.param("its engineers were at work", "Kyivstar", id="a-new-paragraph-does-not"),
        pytest.param("nobody had listened", "Kyivstar", id="a-warning-of-then-is-about-now"),
    ],
)
def test_a_sentence_of_another_year_is_an_aside(words: str, victim: str | None, extract: Extract) -> None:
    """ASIDE."""
    found = about(extract, ASIDE, words)
    assert found is not None
    assert found[1] == victim


def test_a_place_is_not_the_newspaper_called_after_it(extract: Extract) -> None:
    """Neither of the ports is one of the newspaper that speaks."""
    text = article(
        "Ports stand still",
        "The harbour master said on Monday that hackers had shut down the ports of Belmar and Tressing.",
        '"We could not print a line," the editor told El Faro de Belmar. Its computers were down.',
    )
    assert "El Faro de Belmar" not in {h.victim for h in happenings(extract, text) if h is not None}


def test_a_predecessor_is_not_what_the_article_is_about(extract: Extract) -> None:
    """The only victim that is named is one of years ago: what is said of a bank without a name is not about that."""
    text = article(
        "Bank robbed through its own terminals",
        "BERN - A bank has lost nine million francs to thieves who used its own terminals, the network Clearlink said.",
        "Clearlink said that the malware had been on the machines of the tellers for weeks.",
        "Analysts linked the code to the 2014 attack on Sony Pictures. They wrote that it was no isolated incident.",
        "Canada blamed Iran for the hack of Sony. Iran denied it.",
        "The bank accused Clearlink of making its network easier to break into. Clearlink rejected the charge.",
        "An official said that the vault was not compromised. A clerk said that hackers had sent her flowers.",
    )
    assert about(extract, text, "the 2014 attack on Sony Pictures") == ("intrusion", "Sony")
    for words in ("for weeks", "easier to break into", "sent her flowers"):
        found = about(extract, text, words)
        assert found is None or found[1] != "Sony"


TELLS = "A clerk said that the computers were still down on Tuesday."


@pytest.mark.parametrize(
    ("headline", "lead"),
    [
        pytest.param(
            "A dark Monday",
            "Halden Savings, Norway's largest bank, suffered an outage on Monday that kept thousands from paying.",
            id="not-the-country-of-its-apposition",
        ),
        pytest.param(
            "A dark Monday",
            "The network of Norway's Halden Savings was unreachable on Monday as thousands tried to pay.",
            id="was-unreachable",
        ),
        pytest.param(
            "A dark Monday",
            "Halden Savings customers were cut off on Monday, and thousands could not pay for what they had bought.",
            id="its-customers",
        ),
        pytest.param(
            "The Halden Savings outage, measured",
            "We looked at the routes of the bank for a whole day, and this is what we found in our own tables.",
            id="a-name-before-the-noun",
        ),
        pytest.param(
            "A dark Monday",
            "It is day five of the break-in at Halden Savings, and the clerks of all branches write on paper.",
            id="a-noun-with-a-hyphen",
        ),
        pytest.param(
            "A dark Monday",
            "Hackers have been at work: an attack on the lender Halden Savings kept thousands from paying on Monday.",
            id="called-after-what-it-is",
        ),
    ],
)
def test_the_victim_is_called_by_its_own_name(headline: str, lead: str, extract: Extract) -> None:
    """Headline and lead, and a claim that names nobody."""
    claims = happenings(extract, article(headline, lead, TELLS))
    assert {one.victim for one in claims if one is not None} == {"Halden Savings"}


CAMPAIGN = article(
    "Halden Savings hacked",
    "Hackers broke into the computers of Halden Savings on Monday, the company said. It said that files were copied.",
    "The gang Gray Tern claimed responsibility. A clerk said that the doors were locked.",
    "Canada has blamed Gray Tern for a break-in at the insurer Lakeside Mutual. Gray Tern denied that one.",
    "Lakeside's computers were down for two days, a broker said.",
)


@pytest.mark.parametrize(
    ("words", "victim"),
    [
        pytest.param("files were copied", "Halden Savings", id="its-own"),
        pytest.param("a break-in at the insurer Lakeside Mutual", "Lakeside Mutual", id="another-deed-of-the-same"),
        pytest.param("that one", "Lakeside Mutual", id="denied-right-after"),
        pytest.param("down for two days", "Lakeside Mutual", id="called-by-its-first-word"),
        pytest.param("the doors were locked", "Halden Savings", id="what-names-nobody"),
    ],
)
def test_what_was_done_to_another_company_is_another_deed(words: str, victim: str, extract: Extract) -> None:
    """CAMPAIGN."""
    found = about(extract, CAMPAIGN, words)
    assert found is not None
    assert found[1] == victim


def test_where_something_was_said_is_no_victim(extract: Extract) -> None:
    """Telegram is the only operator that is named, and the only thing that did not fail."""
    text = article(
        "Nine hours without a ticket",
        "Travellers could not buy a ticket when the system of the railway crashed, and the network stood still.",
        "The outage lasted nine hours, conductors said. A gang wrote on Telegram that it had cut the connection.",
    )
    assert "Telegram" not in {one.victim for one in happenings(extract, text) if one is not None}


NAMED = article(
    "Estonia blames Belarus for Saltfin",
    "TALLINN, March 4 - Estonia on Monday accused Belarus of the Saltfin attack, in which a virus wiped the "
    "computers of shipping lines in November.",
    "Belarus said that it had nothing to do with Saltfin. A minister in Minsk called the charge absurd.",
    "Brightwell, another worm, was the work of criminals, the agency said. It said that Saltfin was not.",
)
"""Two attacks that have names, and no victim."""


@pytest.mark.parametrize(
    ("words", "name"),
    [
        pytest.param("it had nothing to do with Saltfin", "Saltfin", id="the-name-alone"),
        pytest.param("absurd", "Saltfin", id="the-articles-own"),
        pytest.param("the work of criminals", "Brightwell", id="another-name"),
        pytest.param("Saltfin was not", "Saltfin", id="and-back"),
    ],
)
def test_an_attack_is_known_by_its_name(words: str, name: str, extract: Extract) -> None:
    """NAMED."""
    claims = extract(NAMED, published="2024-03-05").claims
    (found,) = {one.gist.happening for one in claims if one.gist and one.content.strip(".").endswith(words)}
    assert found is not None
    assert found.name == name


def test_a_name_of_two_words(extract: Extract) -> None:
    """What malware is called can be a word for malware itself."""
    text = "Police questioned a student on Monday over the Salt Bug, the computer virus that jammed e-mail last week."
    assert names(extract, "Student questioned", text, "She denied that she wrote the virus.") == {"Salt Bug"}


def names(extract: Extract, *paragraphs: str) -> set[str | None]:
    """The names of what happened in an article."""
    return {one.name for one in happenings(extract, article(*paragraphs)) if one is not None}


@pytest.mark.parametrize(
    "lead",
    [
        "A worm called Saltfin wiped the disks of three ports on Monday, the agency said.",
        "An operation dubbed Saltfin shut three ports, where hackers wiped disks, the agency said on Monday.",
        "Saltfin, a virus that wiped the disks of three ports, was written by criminals, the agency said on Monday.",
        "Saltfin was the worst cyberattack that three ports had seen in years, the agency said on Monday.",
        "The Saltfin worm wiped the disks of three ports in one night, the agency said on Monday.",
        "Hackers wiped the disks of three ports, and two states said that Belarus was behind Saltfin, the agency said.",
    ],
)
def test_how_an_attack_gets_its_name(lead: str, extract: Extract) -> None:
    """It is called so, explained, stands before the noun, or is what somebody is said to be behind."""
    assert names(extract, "Ports idle as disks are wiped", lead, 'A minister said: "Saltfin was no accident."') == {
        "Saltfin"
    }


@pytest.mark.parametrize(
    ("lead", "more"),
    [
        pytest.param(
            "The Halden attack wiped disks at the bank, the agency said on Monday, and hackers were to blame.",
            "Halden said that its customers were safe.",
            id="somebody-who-speaks",
        ),
        pytest.param(
            "The Drammen attack wiped disks at a bank, the agency said on Monday, and hackers were to blame.",
            "Police in Drammen said that they had no suspect.",
            id="a-place",
        ),
        pytest.param(
            "The Windows virus wiped disks at a bank, the agency said on Monday, and hackers were to blame.",
            "An engineer said that everything ran on Windows.",
            id="a-product",
        ),
        pytest.param(
            "The Christmas attack wiped disks at a bank, the agency said on Monday, and hackers were to blame.",
            "Police said that they had no suspect.",
            id="a-day",
        ),
        pytest.param(
            "The Iranian attack wiped disks at a bank, the agency said on Monday, and hackers were to blame.",
            "Police said that they had no suspect.",
            id="a-country",
        ),
        pytest.param(
            "The DDoS attack cut off a bank, the agency said on Monday, and hackers were to blame.",
            "Police said that they had no suspect.",
            id="a-kind",
        ),
    ],
)
def test_what_is_no_name_of_an_attack(lead: str, more: str, extract: Extract) -> None:
    """Words with a capital before the noun that say to whom, where, when or how."""
    assert names(extract, "Disks wiped at a bank", lead, more) <= {None}


def test_whom_it_befell_parts_it_from_the_whole(extract: Extract) -> None:
    """An article on one victim is about what happened to that one, though it has the attack's name."""
    found = happenings(
        extract,
        article(
            "Halden Mutual hit by virus",
            "Halden Mutual was hit by a cyberattack on Monday, the insurer said, and hackers wiped its disks.",
            "A spokesman said that the virus was the Saltfin worm. The attack cost it a week, he said.",
        ),
    )
    assert {(one.victim, one.name) for one in found if one is not None} == {("Halden Mutual", None)}


AGAIN = article(
    "Second blackout in a week silences Rogers",
    "TORONTO, March 4 (HT) - Rogers suffered a second outage on Monday, which cut off two million phones for an hour.",
    "The company said that a software update caused the outage.",
    "Last week's outage lasted nine hours, Rogers said. It was caused by a broken cable, the regulator said.",
    '"We are sorry," a spokeswoman said.',
)
"""An outage, and the one of the week before."""


@pytest.mark.parametrize(
    ("words", "days"),
    [
        pytest.param("lasted nine hours", (26, 4), id="last-weeks"),
        pytest.param("a broken cable", (26, 4), id="goes-on-in-its-paragraph"),
        pytest.param("caused the outage", (4, 5), id="the-articles-own"),
        pytest.param('"We are sorry,"', (4, 5), id="a-new-paragraph-is-on-the-articles-own"),
    ],
)
def test_last_weeks_outage_is_another_one(words: str, days: tuple[int, int], extract: Extract) -> None:
    """AGAIN: from which day of the month to which it began, where Rogers is."""
    claims = extract(AGAIN, published="2024-03-05").claims
    (found,) = {one.gist.happening for one in claims if one.gist and one.content.strip(".").endswith(words)}
    assert found is not None
    assert found.earliest is not None
    assert found.latest is not None
    assert (found.earliest.day, found.latest.day) == days


def test_last_weeks_outage_is_the_articles_own_where_it_tells_of_no_other(extract: Extract) -> None:
    """What no later one is told beside is what the article is about."""
    found = happenings(
        extract,
        article(
            "Digger to blame for outage at Rogers",
            "Last week's outage at Rogers was caused by a digger, the regulator said on Monday.",
            "It said that the outage lasted nine hours. Rogers said that it was sorry.",
        ),
    )
    assert len({(one.earliest, one.latest, one.words) for one in found if one}) == 1


COUNTED = article(
    "Rogers has a bad spring",
    "A data centre in Toronto lost power on Monday. It was Rogers' third outage in a month.",
    "Rogers says that all is well again.",
    "The first one was the fault of a digger, Rogers says. It says that the cable was mended in nine hours.",
    "The second was caused by a software update, the company says.",
    "Its chief said that she was ashamed.",
)
"""Three outages, two of them by their numbers alone."""


@pytest.mark.parametrize(
    ("words", "called"),
    [
        pytest.param("the fault of a digger", "The first one", id="the-first-one"),
        pytest.param("mended in nine hours", "The first one", id="goes-on-in-its-paragraph"),
        pytest.param("a software update", "The second", id="the-second"),
        pytest.param("she was ashamed", "Rogers' third outage", id="the-articles-own"),
        pytest.param("all is well again", "Rogers' third outage", id="before-it-counts"),
    ],
)
def test_numbers_alone_tell_which_is_meant(words: str, called: str, extract: Extract) -> None:
    """COUNTED."""
    claims = extract(COUNTED, published="2024-03-05").claims
    (found,) = {one.gist.happening for one in claims if one.gist and one.content.strip(".").endswith(words)}
    assert found is not None
    assert (found.victim, found.words) == ("Rogers", called)
