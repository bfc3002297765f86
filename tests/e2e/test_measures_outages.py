"""Everyday wording of when outages began and ended and how long they lasted, and of what only looks like it."""

from collections.abc import Mapping

import pytest

from ledger.extract.extractor import Extractor
from ledger.model.text import Article, Metadata

BEFORE = (
    "Lesotho has seen several Internet outages this year, and this is one of the stories that were told about them."
)
Numbers = list[tuple[str, str]]
START, END, DURATION = "outage_start", "outage_end", "outage_duration"

FAILS: dict[str, Numbers] = {
    "The island dropped off the Internet at 4:12 a.m. on Monday.": [(START, "4:12 a.m. on Monday")],
    "The country was cut off from the global Internet at 18:40 GMT.": [(START, "18:40 GMT")],
    "Internet access was shut off at midnight on the eve of the vote.": [(START, "midnight")],
    "The army switched off the Internet at about 2 a.m. on Monday.": [(START, "about 2 a.m. on Monday")],
    "Maseru's websites were knocked offline on Monday night.": [(START, "Monday night")],
    "The network suffered a second outage at 15:41 UTC on Tuesday.": [(START, "15:41 UTC on Tuesday")],
    "The first reports of problems with mobile data came in at 7 a.m.": [(START, "7 a.m.")],
    "It was 16:15 UTC when the last route vanished.": [(START, "16:15 UTC")],
    "The network did not fail until 3 p.m.": [(START, "3 p.m.")],
    "The link went at 10:40 p.m.": [(START, "10:40 p.m.")],
    "The whole of the capital was offline by 4 p.m.": [(START, "4 p.m.")],
    "Traffic plummeted at 2 p.m.": [(START, "2 p.m.")],
    "The last cable to Lamu parted at 3.42 a.m. on Thursday.": [(START, "3.42 a.m. on Thursday")],
    "Another 7,000 were cut off on Wednesday morning.": [(START, "Wednesday morning")],
    "At 7.10 the last routes vanished.": [(START, "7.10")],
    "A second failure, at 16:40, lasted only six minutes.": [(START, "16:40"), (DURATION, "only six minutes")],
    "Traffic to and from the kingdom fell to nil at 3 a.m.": [
        (START, "3 a.m."),
        ("traffic_drop", "Traffic to and from the kingdom fell to nil"),
    ],
    "The interior has had neither phones nor Internet since Friday.": [(START, "Friday")],
    "Routes began to flap at 06:28 UTC.": [(START, "06:28 UTC")],
    "Just before 9 p.m. on 4 October, the routes were withdrawn.": [(START, "Just before 9 p.m. on 4 October")],
    "The last prefix left the table at 16:15 UTC.": [(START, "16:15 UTC")],
    "Ookla's site went unreachable at 1:50 p.m.": [(START, "1:50 p.m.")],
    "Page loads from the island fell off a cliff at 10:26 UTC.": [(START, "10:26 UTC")],
    "Fibre service in the valley ended on Tuesday at 5 p.m. local time.": [(START, "Tuesday at 5 p.m. local time")],
    "Internet access has been intermittent since 25 October.": [(START, "25 October")],
    "Since 4 a.m., no packets have left the country.": [(START, "4 a.m.")],
}
RETURNS: dict[str, Numbers] = {
    "Services had been restored by Saturday morning.": [(END, "Saturday morning")],
    "The Internet was not restored until Sunday evening.": [(END, "Sunday evening")],
    "It was not until 8 p.m. that the Internet came back.": [(END, "8 p.m.")],
    "The network flickered back to life at 5 a.m. on Thursday.": [(END, "5 a.m. on Thursday")],
    "By early afternoon, service was back to normal.": [(END, "early afternoon")],
    "After restoring service at 7 p.m., the operator apologized.": [(END, "7 p.m.")],
    "Access to Facebook was restored on Sunday.": [(END, "Sunday")],
    "Repairs to the cable were completed on March 20.": [(END, "March 20")],
    "The operator withdrew its routes at 14:02 UTC and announced them again at 14:50 UTC.": [
        (START, "14:02 UTC"),
        (END, "14:50 UTC"),
    ],
    "The country came back online in stages, beginning at 05:00 UTC.": [(END, "05:00 UTC")],
    "The government lifted the ban on mobile data on 9 March.": [(END, "9 March")],
    "The fault on the line was cleared by ten to four.": [(END, "ten to four")],
    "Traffic picked up again at 05:35 UTC.": [(END, "05:35 UTC")],
    "Service was back by 9.24 on Monday morning.": [(END, "9.24 on Monday morning")],
    "Error rates on the network returned to normal at 18:26 UTC.": [(END, "18:26 UTC")],
    "Users in Maseru could not log in until late on Tuesday evening.": [(END, "Tuesday evening")],
    "The interruption, from 1 a.m. until 10:46 a.m., was the longest in years.": [
        (START, "1 a.m."),
        (END, "10:46 a.m."),
    ],
}
LASTS: dict[str, Numbers] = {
    "The blackout began at 16:15 UTC and lasted nine and a half hours.": [
        (START, "16:15 UTC"),
        (DURATION, "nine and a half hours"),
    ],
    "Engineers needed 11 hours to bring the network back up.": [(DURATION, "11 hours")],
    "It was six hours before the Internet came back.": [(DURATION, "six hours before")],
    "Officials said the hackers had succeeded in cutting the ministry's Internet connection for six hours.": [
        (DURATION, "six hours")
    ],
    "Shutting down the mobile network for nine days cost the country millions.": [(DURATION, "nine days")],
    "It took Facebook almost six hours to bring the sites back.": [(DURATION, "almost six hours")],
    "The cable was spliced on Thursday, 11 days after it broke.": [(END, "Thursday"), (DURATION, "11 days")],
    "4G stayed off for 18 months.": [(DURATION, "18 months")],
    "An hour-long failure took down news sites.": [(DURATION, "An hour")],
    "It was an hour and a half before the first calls went through again.": [(DURATION, "an hour and a half")],
    "An hour later, the network was operating as normal.": [(DURATION, "An hour later")],
    "The network needed nearly seven hours to recover.": [(DURATION, "nearly seven hours")],
    "Total downtime was 5h 40m.": [(DURATION, "5h 40m")],
    "The blackout, at 31 hours, was the longest the kingdom has known.": [(DURATION, "31 hours")],
    "Twitter was inaccessible in the country for 48 hours.": [(DURATION, "48 hours")],
    "Nobody could log in for 47 minutes.": [(DURATION, "47 minutes")],
    "Emergency numbers could not be dialed for almost seven hours.": [(DURATION, "almost seven hours")],
    "The sites were not available for five hours.": [(DURATION, "five hours")],
    "The attack left the country without Internet for ten hours.": [(DURATION, "ten hours")],
    "The downtime amounted to 3 hours and 40 minutes.": [(DURATION, "3 hours and 40 minutes")],
    "The total outage time was 73 minutes.": [(DURATION, "73 minutes")],
    "Forty hours into the blackout, the banks were closed.": [(DURATION, "Forty hours")],
    "It was down for 25 minutes, then up for ten.": [(DURATION, "25 minutes")],
    "The Internet was down for 15 to 20 minutes.": [(DURATION, "15 to 20 minutes")],
    "The country's network failed on Monday. It lasted an hour.": [(START, "Monday"), (DURATION, "an hour")],
}
OTHERS: dict[str, Numbers] = {
    sentence: []
    for sentence in (
        "The Internet cafe opens at 9 a.m. and closes at 10 p.m.",
        "The spokesman returned calls about the Internet at 5 p.m.",
        "The hotline received 300 calls within an hour of the outage.",
        "The team lost access to the stadium for two hours.",
        "The firm cut 400 jobs in the network division on Monday.",
        "Trading in the operator's shares was suspended at 10 a.m.",
        "Road traffic came to a halt at 5 p.m.",
        "The train service was suspended at 7 a.m. because of snow.",
        "The band went silent for ten years.",
        "The operator did not respond for three days.",
        "Parliament resumed its debate on the telecommunications bill at 2 p.m.",
        "The investigation into the outage took three months.",
        "The company will pay customers two days' fees for the outage.",
        "The conference call was interrupted for ten minutes.",
        "Officials cut a ribbon at the new data center at noon on Monday.",
        "The ministry stopped answering the phone at 5 p.m.",
        "The television network broke off its program at 9 p.m.",
        "The stadium's scoreboard went dark at 8 p.m.",
        "Hackers had been inside the company's network since September.",
        "The embassy was closed on Monday.",
        "The sites in the north were still online at 8 p.m.",
        "Traffic on the coastal highway stopped at 5 p.m.",
        "The government may cut off the Internet on Sunday.",
        "A new outage could last three days.",
        "The power plant was offline for six days.",
        "Two of the sites still showed an error at 5 p.m.",
        "Shares in the network closed at 7.10.",
        "The country's links had been hanging by one thread for years.",
        "The network was down for years before anybody noticed.",
        "The session of parliament was interrupted at 3 p.m.",
        "The airline's flights were back to normal on Tuesday.",
    )
}
ALL = {**FAILS, **RETURNS, **LASTS, **OTHERS}


def _article(sentence: str) -> Article:
    meta = Metadata(published="2014-12-23", outlet="Harbour Wire", place="London")
    text = f"{BEFORE}\n\n{sentence}"
    return Article(
        id=sentence, sha256="", reader="text/1", encoding="utf-8", text=text, origin="a", name="a", meta=meta
    )


@pytest.fixture(scope="module")
def found() -> Mapping[str, Numbers]:
    """The numbers of each sentence in a story of 23 December 2014."""
    articles = [_article(sentence) for sentence in ALL]
    return {
        article.id: [(m.kind.value, m.text) for claim in extraction.claims for m in claim.measurables]
        for article, extraction in zip(articles, Extractor().extract(articles), strict=True)
    }


@pytest.mark.parametrize("sentence", ALL, ids=list(ALL))
def test_a_sentence_gives_the_times_of_outages_and_no_others(sentence: str, found: Mapping[str, Numbers]) -> None:
    assert found[sentence] == ALL[sentence]
