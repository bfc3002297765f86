"""Short passages and who speaks in them for whom: short names, "the firm", "it", owners of roles; the real model."""

from collections.abc import Callable

import pytest

from ledger.model.actor import Anonymity
from ledger.model.claim import Extraction, Quote

Extract = Callable[..., Extraction]
Who = tuple[str | None, str | None, str | None]
"""Source as it stands, speaker, actor."""

PASSAGES: dict[str, tuple[str, list[Who]]] = {
    "a short form of a company's name": (
        (
            "Brightwave Telecom, the country's second-largest carrier, lost its network. Brightwave said the failure"
            " began at night. The carrier blamed a supplier, Ostrava Systems. Ostrava said it had found no fault."
        ),
        [
            ("Brightwave", "Brightwave Telecom", "Brightwave Telecom"),
            ("The carrier", "Brightwave Telecom", "Brightwave Telecom"),
            ("Ostrava", "Ostrava Systems", "Ostrava Systems"),
        ],
    ),
    "one who runs a part of a firm": (
        (
            "Ostrava Systems makes routers. Martin Kolar, who runs Ostrava's network division, told a reporter that"
            ' nothing broke. "We checked," Kolar said.'
        ),
        [("Martin Kolar", "Martin Kolar", "Ostrava Systems"), ("Kolar", "Martin Kolar", "Ostrava Systems")],
    ),
    "the observatory and its director": (
        (
            "Petra Lindqvist, head of research at the Nordic Routing Observatory, said the routes vanished at noon."
            " The observatory's director, Hans Bratt, said they were back."
        ),
        [
            (
                "Petra Lindqvist, head of research at the Nordic Routing Observatory",
                "Petra Lindqvist",
                "Nordic Routing Observatory",
            ),
            ("The observatory's director, Hans Bratt", "Hans Bratt", "Nordic Routing Observatory"),
        ],
    ),
    "a group that calls itself by a name": (
        (
            "A group calling itself Red Tide said it had done the deed. It said it would strike again."
            " Northgate Bank, which was hit on Tuesday, said no data was lost. The bank said it had called the police."
        ),
        [
            ("A group", "Red Tide", "Red Tide"),
            ("It", "Red Tide", "Red Tide"),
            ("Northgate Bank", "Northgate Bank", "Northgate Bank"),
            ("The bank", "Northgate Bank", "Northgate Bank"),
        ],
    ),
    "a spokeswoman of a minister": (
        (
            "Kenya's deputy communications minister, Amos Kiptoo, said the cable was cut."
            " Kiptoo's spokeswoman, Grace Otieno, said divers were on their way. She said repairs would take a week."
        ),
        [
            ("Kenya's deputy communications minister, Amos Kiptoo", "Amos Kiptoo", "Kenya"),
            ("Kiptoo's spokeswoman, Grace Otieno", "Grace Otieno", "Kenya"),
            ("She", "Grace Otieno", "Kenya"),
        ],
    ),
    "an alliance": (
        "NATO's secretary general, Pieter Hals, said it had been watching. The alliance said it would not speculate.",
        [("NATO's secretary general, Pieter Hals", "Pieter Hals", "NATO"), ("The alliance", "NATO", "NATO")],
    ),
    "who was with one body and is with another": (
        (
            "Fiona Grant, a former NSA analyst who now works at Halcyon Security, said the code was old."
            " Halcyon said that it had found the malware in June. The firm said it was rare."
        ),
        [
            (
                "Fiona Grant, a former NSA analyst who now works at Halcyon Security",
                "Fiona Grant",
                "Halcyon Security",
            ),
            ("Halcyon", "Halcyon Security", "Halcyon Security"),
            ("The firm", "Halcyon Security", "Halcyon Security"),
        ],
    ),
    "a rival and its chief scientist": (
        (
            "Rival firm Darkmark said the evidence was weak. Sam Ito, Darkmark's chief scientist, said the code"
            " was common. The company said its own report was due in May."
        ),
        [
            ("Rival firm Darkmark", "Darkmark", "Darkmark"),
            ("Sam Ito, Darkmark's chief scientist", "Sam Ito", "Darkmark"),
            ("The company", "Darkmark", "Darkmark"),
        ],
    ),
    "a university": (
        (
            "Researchers at the University of Leiden said they had traced the attack."
            " The university said the work had taken a year."
        ),
        [
            ("Researchers at the University of Leiden", None, "University of Leiden"),
            ("The university", "University of Leiden", "University of Leiden"),
        ],
    ),
    "people who speak for themselves": (
        (
            "Anita Rao, a nurse from Nagpur, said she had walked for an hour. Jordan Ellery, a lawyer for"
            " Mr. Okonkwo, said his client was innocent."
        ),
        [
            ("Anita Rao, a nurse from Nagpur", "Anita Rao", None),
            ("Jordan Ellery, a lawyer for Mr. Okonkwo", "Jordan Ellery", None),
        ],
    ),
    "a branch of a listed company": (
        (
            "Vodafone Portugal lost its network on Monday. The operator said a ring had failed."
            ' "We apologise," said Catarina Melo, its chief technology officer.'
        ),
        [
            ("The operator", "Vodafone Portugal", "Vodafone Portugal"),
            ("Catarina Melo, its chief technology officer", "Catarina Melo", "Vodafone Portugal"),
        ],
    ),
    "a newspaper and its editor": (
        "The newspaper El Faro said the cable was cut twice. Its editor, Luis Paz, said there were three sources.",
        [("The newspaper El Faro", "El Faro", None), ("Its editor, Luis Paz", "Luis Paz", None)],
    ),
    "its embassy abroad": (
        "Russia rejected the report. A counsellor at its embassy in Copenhagen, Pavel Orlov, said it was a fairy tale.",
        [
            ("Russia", "Russia", "Russia"),
            ("A counsellor at its embassy in Copenhagen, Pavel Orlov", "Pavel Orlov", "Russia"),
        ],
    ),
    "a title after a country and a comma": (
        "Britain's Foreign Secretary, Dana Whitlock, said the attack was malicious.",
        [("Britain's Foreign Secretary, Dana Whitlock", "Dana Whitlock", "United Kingdom")],
    ),
    "documents and their authors": (
        (
            "The Justice Department of Ruritania filed a complaint. Halden Labs kept watch. The log of the Halden"
            " Exchange shows that traffic fell. According to a report compiled by Halden Labs, the drop lasted an hour."
            " The report says that it was no accident."
        ),
        [
            ("The log of the Halden Exchange", "Halden Exchange", "Halden Exchange"),
            ("a report compiled by Halden Labs", "Halden Labs", "Halden Labs"),
            ("The report", "Halden Labs", "Halden Labs"),
        ],
    ),
    "one who is there": (
        (
            "The Bank of Tarnow was robbed. Ostrava Systems denied that its lock had failed."
            " An engineer there said the lock was old."
        ),
        [("Ostrava Systems", "Ostrava Systems", "Ostrava Systems"), ("An engineer", None, "Ostrava Systems")],
    ),
    "the spokesman of a body that is part of another": (
        "In Brussels, a spokesman for the European Commission condemned the attacks.",
        [("a spokesman for the European Commission", "European Commission", "European Union")],
    ),
    "a firm after its noun": (
        "Dora Velden, chief executive of the rival firm Ironquay, said the crew was Russian.",
        [("Dora Velden, chief executive of the rival firm Ironquay", "Dora Velden", "Ironquay")],
    ),
    "a title within the name": (
        "Homeland Security Secretary Ada Colby urged companies to review their defenses in the United States.",
        [("Homeland Security Secretary Ada Colby", "Ada Colby", "United States")],
    ),
    "a number in a name": (
        "A group calling itself Volna 9 said it would return.",
        [("A group", "Volna 9", "Volna 9")],
    ),
    "a branch, a mission and who owns them": (
        "Iran rejected the charge. Its mission to the United Nations declined to comment.",
        [("Iran", "Iran", "Iran"), ("Its mission to the United Nations", "Iran", "Iran")],
    ),
    "an adjective before a country": (
        "Neighboring Belarus denied any knowledge of it.",
        [("Neighboring Belarus", "Belarus", "Belarus")],
    ),
    "a company's name that ends with its country": (
        (
            "Azure Telecom Ghana lost its backbone. The company's chief engineer, Kwame Boateng, said power had failed."
            " Azure's chief executive, Ama Sarpong, said she was sorry."
        ),
        [
            ("The company's chief engineer, Kwame Boateng", "Kwame Boateng", "Azure Telecom Ghana"),
            ("Azure's chief executive, Ama Sarpong", "Ama Sarpong", "Azure Telecom Ghana"),
        ],
    ),
    "a regulator by its own name": (
        (
            "Ghana's telecom regulator, the National Communications Authority, said it was not told."
            " The authority said that a fine was due."
        ),
        [
            (
                "Ghana's telecom regulator, the National Communications Authority",
                "National Communications Authority",
                "Ghana",
            ),
            ("The authority", "National Communications Authority", "Ghana"),
        ],
    ),
    "the police of a town": (
        "Police in Tartu said two men were held. Riga police said nobody was.",
        [("Police in Tartu", "Tartu police", "Estonia"), ("Riga police", "Riga police", "Latvia")],
    ),
    "an airline by what it owns": (
        "Meridian Air's website was down. The airline said the files were old.",
        [("The airline", "Meridian Air", "Meridian Air")],
    ),
    "a bank is a lender": (
        "The bank, Crestmont Financial, said no data was lost. The lender said its vaults were closed.",
        [
            ("The bank, Crestmont Financial", "Crestmont Financial", "Crestmont Financial"),
            ("The lender", "Crestmont Financial", "Crestmont Financial"),
        ],
    ),
    "a diplomat of nobody knows where": (
        (
            "Ukraine's digital minister, Olena Shevchuk, said Moscow was behind it."
            " A Western diplomat in Kyiv said the evidence was strong."
        ),
        [
            ("Ukraine's digital minister, Olena Shevchuk", "Olena Shevchuk", "Ukraine"),
            ("A Western diplomat in Kyiv", None, None),
        ],
    ),
    "a firm by its first word, before a role": (
        "The report was written by Quillon Research of Toronto. Quillon researcher Dev Anand said it spread by mail.",
        [("Quillon researcher Dev Anand", "Dev Anand", "Quillon Research")],
    ),
    "a company that says it": (
        "Telnova said it was sorry. Another employee of Telnova said the fault was human.",
        [("Telnova", "Telnova", "Telnova"), ("Another employee of Telnova", None, "Telnova")],
    ),
    "a crew with the name of an army": (
        "The Sunward Cyber Army, a hacktivist group, said it had hit the site. The group said it would be back.",
        [
            ("The Sunward Cyber Army, a hacktivist group", "Sunward Cyber Army", "Sunward Cyber Army"),
            ("The group", "Sunward Cyber Army", "Sunward Cyber Army"),
        ],
    ),
    "another word for what somebody does": (
        (
            "Petra Lindqvist, head of research at the Nordic Routing Observatory, said the routes vanished."
            " The researcher said it looked deliberate. The diplomat said the code was new."
        ),
        [
            (
                "Petra Lindqvist, head of research at the Nordic Routing Observatory",
                "Petra Lindqvist",
                "Nordic Routing Observatory",
            ),
            ("The researcher", "Petra Lindqvist", "Nordic Routing Observatory"),
            ("The diplomat", None, None),
        ],
    ),
    "the article's spelling": (
        "The South Korean Defense Ministry said it was too early to tell.",
        [("The South Korean Defense Ministry", "Defense Ministry of South Korea", "South Korea")],
    ),
    "an office by its seat, a town as a body": (
        "The energy ministry in Lima refused to comment. The municipality of Tomar said its phones were dead.",
        [
            ("The energy ministry in Lima", "Energy Ministry of Peru", "Peru"),
            ("The municipality of Tomar", "Municipality of Tomar", "Municipality of Tomar"),
        ],
    ),
    "officials cited by a paper": (
        "The code was old, according to two U.S. officials cited by the Washington Courier.",
        [("two U.S. officials cited by the Washington Courier", None, "United States")],
    ),
    "a source who speaks in a capital": (
        'Uruguay lost a page. "We read it in the press," a foreign ministry source told reporters in Lima.',
        [("a foreign ministry source", None, "Peru")],
    ),
    "the country's man abroad": (
        "North Korea was cut off. The country's representative at the UN said the line had been bad for hours.",
        [("The country's representative at the UN", None, "North Korea")],
    ),
    "one who was called": (
        (
            "Halden Labs said it saw nothing. The bank, Crestmont Financial, was shut. A reporter called the bank."
            " It said its lines were dead."
        ),
        [("Halden Labs", "Halden Labs", "Halden Labs"), ("It", "Crestmont Financial", "Crestmont Financial")],
    ),
    "a spokesman, of the firm that is spoken of": (
        "MEXICO CITY - Cellwave Telecom lost its network on Friday. The line was cut by a storm, a spokesman said.",
        [("a spokesman", "Cellwave Telecom", "Cellwave Telecom")],
    ),
    "a spokesman of the president's": (
        "LIMA - Trend Labs saw an attack. The palace knew nothing, said a spokesman for the president, Raul Osorio.",
        [("a spokesman for the president, Raul Osorio", "Raul Osorio", "Peru")],
    ),
    "a woman who is a spokesman": (
        "A spokesman for the White House, Ellen Moss, denied it. “We saw nothing,” she said of Vladimir Putin.",
        [
            ("A spokesman for the White House, Ellen Moss", "Ellen Moss", "United States"),
            ("she", "Ellen Moss", "United States"),
        ],
    ),
    "its, of the bank named last": (
        (
            "Cellwave was offline. The company saw faults at dawn. Bankora, one of the country's largest lenders,"
            " reported an attack. Its co-founder Ivan Petrov said it had failed."
        ),
        [
            ("Bankora, one of the country's largest lenders", "Bankora", "Bankora"),
            ("Its co-founder Ivan Petrov", "Ivan Petrov", "Bankora"),
        ],
    ),
    "a person by the role beside one name": (
        "NAIROBI - Wanjala, the energy minister, said the line was cut. He said it would be mended.",
        [("Wanjala, the energy minister", "Wanjala", "Kenya"), ("He", "Wanjala", "Kenya")],
    ),
    "a person by the body beside one name": (
        "Tonga Cable lost its line. Fonua, of Tonga Cable, said it had no date.",
        [("Fonua, of Tonga Cable", "Fonua", "Tonga Cable")],
    ),
    "a name beside the role's place": (
        "KYIV - But a member of parliament, Oleh Bondar, said it was the army. “I know,” he said.",
        [("a member of parliament, Oleh Bondar", "Oleh Bondar", "Ukraine"), ("he", "Oleh Bondar", "Ukraine")],
    ),
    "whom a researcher's firm stands between": (
        (
            "Peter Olsen said it was over. A researcher at the security firm Arteza, Damien Bancal, doubted it."
            " “It goes on,” he said."
        ),
        [
            ("Peter Olsen", "Peter Olsen", None),
            ("A researcher at the security firm Arteza, Damien Bancal", "Damien Bancal", "Arteza"),
            ("he", "Damien Bancal", "Arteza"),
        ],
    ),
    "who was named with his deed": (
        "Rosa Lim said it was over. A graduate named Paul Biteng was arrested. He denied the charge.",
        [("Rosa Lim", "Rosa Lim", None), ("He", "Paul Biteng", None)],
    ),
    "a surname that comes first": (
        "A lawmaker, Lii Wen, was not sure. “It is slow,” he said. Lii said it was too slow.",
        [("he", "Lii Wen", None), ("Lii", "Lii Wen", None)],
    ),
    "a name beside its noun, on either side": (
        "The watchdog Kontra said there were more. The GMB union said not. Its officer Mick Rice said he knew.",
        [
            ("The watchdog Kontra", "Kontra", "Kontra"),
            ("The GMB union", "GMB", "GMB"),
            ("Its officer Mick Rice", "Mick Rice", "GMB"),
        ],
    ),
    "a town beside the noun": (
        "Rheinwolke Systems fell. The Frankfurt company said it was back. The California company said it was slow.",
        [
            ("The Frankfurt company", "Rheinwolke Systems", "Rheinwolke Systems"),
            ("The California company", "Rheinwolke Systems", "Rheinwolke Systems"),
        ],
    ),
    "another company": (
        "Cellwave said it was over. Ann Bell, who heads the parent company, said it was not.",
        [("Cellwave", "Cellwave", "Cellwave"), ("Ann Bell", "Ann Bell", None)],
    ),
    "an association is no gang": (
        "The gang LockBit demanded a ransom. The harbour association said it would not pay.",
        [("The gang LockBit", "LockBit", "LockBit"), ("The harbour association", None, None)],
    ),
    "sources of a trade": (
        "WELLINGTON - Minister Grant Moss said it was grave. Sources in the industry said it was not.",
        [("Minister Grant Moss", "Grant Moss", "New Zealand"), ("Sources in the industry", None, None)],
    ),
    "Scotland's minister": (
        "COPENHAGEN - The cable was mended, the Scottish first minister, Nora Sturgess, said.",
        [("the Scottish first minister, Nora Sturgess", "Nora Sturgess", "United Kingdom")],
    ),
    "a bank by its town": (
        "Vietnam's Tien Phong Bank was hit. The Hanoi bank said it lost nothing.",
        [("The Hanoi bank", "Tien Phong Bank", "Tien Phong Bank")],
    ),
    "a company, not the hackers": (
        (
            "A hacker group, Polar Night, said it broke into the tram company, Norra Systems. “No,” said Lena Ask,"
            " the company's head of traffic."
        ),
        [
            ("A hacker group, Polar Night", "Polar Night", "Polar Night"),
            ("Lena Ask, the company's head of traffic", "Lena Ask", "Norra Systems"),
        ],
    ),
    "one who is at a body": (
        "A person at the supplier, Trafiko Systems, said it was ready.",
        [("A person at the supplier, Trafiko Systems", None, "Trafiko Systems")],
    ),
    "it, of a body without a name": (
        "Trafiko Systems said it was ready. The hospital said a pipe broke. It said the site was down.",
        [("Trafiko Systems", "Trafiko Systems", "Trafiko Systems"), ("The hospital", None, None), ("It", None, None)],
    ),
    "who is known to be a woman": (
        "Lena Ask said it was over. “Not I,” she said. The driver denied it. “It goes on,” he said.",
        [("Lena Ask", "Lena Ask", None), ("she", "Lena Ask", None), ("The driver", None, None), ("he", None, None)],
    ),
    "another state's agency": (
        "The Kremlin said it was false. The Danish energy agency estimated 778 million litres.",
        [("The Kremlin", "Kremlin", "Russia"), ("The Danish energy agency", None, None)],
    ),
    "the ministry that spoke": (
        "SANTIAGO - The defence ministry said it was over. The ministry said it was small.",
        [
            ("The defence ministry", "Defence Ministry of Chile", "Chile"),
            ("The ministry", "Defence Ministry of Chile", "Chile"),
        ],
    ),
    "the army, by its other name": (
        "The Chilean army said it was over. The army said it was small.",
        [("The Chilean army", "Military of Chile", "Chile"), ("The army", "Military of Chile", "Chile")],
    ),
    "a railway beside a carrier": (
        (
            "Tallgrass, the carrier, said it was over. The railway, Northern Plains, said it was not. The railway said"
            " it was sorry. Its lawyer, Peter Wiebe, said it was small."
        ),
        [
            ("Tallgrass, the carrier", "Tallgrass", "Tallgrass"),
            ("The railway, Northern Plains", "Northern Plains", "Northern Plains"),
            ("The railway", "Northern Plains", "Northern Plains"),
            ("Its lawyer, Peter Wiebe", "Peter Wiebe", "Northern Plains"),
        ],
    ),
    "a town with an article": (
        "The Hague insurer Baltica said it was covered. The insurer said it was small.",
        [("The Hague insurer Baltica", "Baltica", "Baltica"), ("The insurer", "Baltica", "Baltica")],
    ),
    "a group's name behind its country": (
        "A hacker group from Russia, Killnet, said it was over.",
        [("A hacker group from Russia, Killnet", "Killnet", "Killnet")],
    ),
    "an ambassador at his embassy": (
        "DUBLIN - The Russian embassy offered to help. The ambassador, Yury Orlov, said it was serious.",
        [
            ("The Russian embassy", "Embassy of Russia", "Russia"),
            ("The ambassador, Yury Orlov", "Yury Orlov", "Russia"),
        ],
    ),
    "a head of state": (
        "SANTIAGO - President Rosa Lim said it was over. Vice President Ivan Petrov said it was not.",
        [("President Rosa Lim", "Rosa Lim", "Chile"), ("Vice President Ivan Petrov", "Ivan Petrov", None)],
    ),
    "who says goes on to blame": (
        "Ann Bell said the failure began at dawn and blamed the Ostrava plant.",
        [("Ann Bell", "Ann Bell", None)],
    ),
    "words after an hour": (
        'Ann Bell said the link failed at 6.40 p.m. "It was the storm," said Ivan Petrov.',
        [("Ann Bell", "Ann Bell", None), ("Ivan Petrov", "Ivan Petrov", None)],
    ),
}


@pytest.mark.parametrize(("text", "expected"), PASSAGES.values(), ids=PASSAGES.keys())
def test_who_speaks_for_whom(extract: Extract, text: str, expected: list[Who]) -> None:
    """Every source of the passage once, in order, with its speaker and actor."""
    claims = [c for c in extract(text).claims if c.quote is not Quote.NARRATION]
    assert expected == list(dict.fromkeys((c.source, c.speaker, c.actor) for c in claims))


TRANSCRIPT = """The host is Zoe Marlow. Her guest is Peter Olsen, an engineer who lays cables. It was shortened.

HOST: Many of our listeners could not open a page last night. Peter, what happened?

OLSEN: A cable stopped carrying traffic. The exchange here saw its load fall.

HOST: Will there be more nights like this?
"""


def test_a_host_is_the_one_who_is_introduced_as_the_host(extract: Extract) -> None:
    """A label that names a part in the show means the one whom the text says plays it."""
    spoken = [(c.speaker, c.anonymity) for c in extract(TRANSCRIPT).claims if c.rule == "turn"]
    assert set(spoken) == {("Zoe Marlow", Anonymity.NAMED), ("Peter Olsen", Anonymity.NAMED)}


def test_somebody_whom_only_a_label_names_speaks_for_the_outlet(extract: Extract) -> None:
    """In a ministry's transcript "MS. SOLBERG" is a woman of that name, and no body."""
    text = "QUESTION: Was it Moscow?\n\nMS. SOLBERG: We do not know.\n\nQUESTION: And who paid?\n\nMS. SOLBERG: Nobody."
    spoken = {(c.speaker, c.speaker_id, c.actor) for c in extract(text, outlet="Foreign Ministry of Norway").claims}
    assert ("Solberg", "person:solberg", "Norway") in spoken


@pytest.mark.parametrize("stamp", ["09:10", "9.10pm", "9:10 a.m."])
def test_the_hour_of_an_entry_is_nobody_and_nothing_said(extract: Extract, stamp: str) -> None:
    """A live page's entries begin with their hour: it is no part of the source, nor of what is quoted."""
    text = f"Live: the line\n\n{stamp} Residents say it is dead.\n\n{stamp} “It is dead,” says Ann Bell."
    claims = extract(text).claims
    assert [(c.source, c.content) for c in claims] == [("Residents", "it is dead"), ("Ann Bell", "“It is dead,”")]


def test_a_listed_person_may_be_introduced_by_another_form_of_the_name(extract: Extract) -> None:
    """The lexicon's name is not the one of the text; a description after it is still read."""
    text = "Donald J. Trump, the candidate, spoke on Monday. Trump denied it. The candidate said that it rained."
    assert "it rained" in [claim.content for claim in extract(text).claims]
