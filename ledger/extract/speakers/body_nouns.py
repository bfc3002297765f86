"""The common nouns that English news uses for bodies, and which of them can mean one that nothing else describes."""

from ledger.extract.lexicon import noun_forms

COMPANY_NOUNS = frozenset(
    """company firm operator carrier provider telco maker manufacturer studio vendor bank airline supplier contractor subsidiary
    retailer insurer utility startup start-up developer consultancy integrator registrar host hoster lender chain publisher
    business giant owner parent partner rival wholesaler reseller broadband-provider railway railroad terminal shipyard refinery
    brewery supermarket pharmacy brokerage airport port""".split()
)
STUDY_NOUNS = frozenset(
    """lab laboratory observatory institute university college centre center foundation association coalition alliance union
    federation league exchange registry watchdog charity nonprofit organisation organization society think-tank tank initiative
    project consortium collective network academy council monitor bloc chamber party municipality school hospital church
    body institution trust ngo nonprofit cooperative co-operative guild board panel secretariat clinic museum library theatre
    theater zoo club""".split()
)
STATE_NOUNS = frozenset(
    """ministry commission bureau department government office council administration regulator authority embassy committee agency
    police court parliament directorate command service force army navy watchdog inspectorate mission secretariat""".split()
)
CREW_NOUNS = frozenset(
    {"group", "collective", "gang", "crew", "cell", "movement", "militia", "band", "hackers", "attackers"}
)
CREWS = CREW_NOUNS - {"group", "movement", "cell"} | frozenset(
    "hacker hacking hacktivist hacktivists ransomware criminal extortion activist militant espionage".split()
)
"""What makes of a group no company: "a hacker group"."""
MEDIA_NOUNS = frozenset(
    "newspaper paper broadcaster station channel magazine daily weekly website outlet tabloid blog".split()
)
BODY_NOUNS = COMPANY_NOUNS | STUDY_NOUNS | STATE_NOUNS | CREW_NOUNS | MEDIA_NOUNS
ONE_OF_MANY = {form: noun for noun in sorted(BODY_NOUNS) for form in noun_forms(noun) if form not in BODY_NOUNS}
"""By their plurals: a body can be "one of the country's largest lenders"."""
LIKE_A_COMPANY = frozenset({"company", "firm", "group", "business", "giant"})
"""Nouns that can mean any company, whatever it is introduced as."""
TELECOM_NOUNS = frozenset({"operator", "carrier", "provider", "telco"})
BY_NAME = {
    "telecom": TELECOM_NOUNS, "telecoms": TELECOM_NOUNS, "telekom": TELECOM_NOUNS, "mobile": TELECOM_NOUNS, "communications": TELECOM_NOUNS,
    "wireless": TELECOM_NOUNS, "broadband": TELECOM_NOUNS, "networks": TELECOM_NOUNS, "cable": TELECOM_NOUNS, "bank": frozenset({"lender"}),
    "airlines": frozenset({"airline", "carrier"}), "airways": frozenset({"airline", "carrier"}), "labs": frozenset({"lab", "laboratory"}),
    "laboratories": frozenset({"lab", "laboratory"}), "studios": frozenset({"studio"}), "pictures": frozenset({"studio"}),
    "commission": frozenset({"watchdog", "regulator"}), "authority": frozenset({"watchdog", "regulator", "agency"}),
    "air": frozenset({"airline"}), "financial": frozenset({"bank", "lender"}), "bureau": frozenset({"agency"}), "service": frozenset({"agency"}), "administration": frozenset({"agency"}),
    "center": frozenset({"centre"}), "centre": frozenset({"center"}), "institute": frozenset({"lab", "laboratory"}),
}  # fmt: skip
"""The last word of a name, and the nouns that it makes likely."""
LAST_WORDS = frozenset(
    """security labs lab analytics research intelligence observatory institute university college telecom telecoms telekom mobile
    communications networks network bank airlines airways cable wireless broadband systems technologies technology software
    solutions pictures studios entertainment group holdings corporation foundation association coalition alliance union federation
    council commission committee ministry department bureau agency authority office centre center exchange registry party society
    league guild academy trust board service services police command consortium partners media energy power electric utilities municipality hospital air shipping lines financial insurance semiconductor motors forum initiative directorate inspectorate club fund""".split()
)
"""Words that end the names of bodies, not of people."""
INNER_WORDS = frozenset(
    "telecom telecoms telekom mobile communications wireless broadband networks airlines technologies systems holdings bank university hospital".split()
)
"""Words that make a body of a longer name wherever they stand in it: "Azure Telecom Ghana"."""
OF_BODIES = frozenset(
    """university ministry department municipality port bank institute college academy school bureau office council chamber court
    commission house association federation union society guild league authority board foundation centre center observatory agency""".split()
)
"""Words that "of" can follow within a name; "Quillon Research of Toronto" only says where it is."""
ALIKE = (
    TELECOM_NOUNS, frozenset({"bank", "lender"}), frozenset({"airline", "carrier"}), frozenset({"lab", "laboratory"}),
    frozenset({"ngo", "nonprofit", "charity", "group", "organisation", "organization", "foundation", "association"}),
    frozenset({"newspaper", "paper", "daily"}), frozenset({"group", "gang", "crew", "collective"}), frozenset({"maker", "manufacturer"}),
    frozenset({"army", "military"}), frozenset({"broadcaster", "station", "channel"}), frozenset({"regulator", "watchdog"}), frozenset({"regulator", "agency"}), frozenset({"centre", "center"}),
)  # fmt: skip
"""Nouns of which one can stand for the other: a body introduced as a bank is later "the lender"."""
LEGAL = frozenset(
    {
        "inc",
        "corp",
        "ltd",
        "llc",
        "plc",
        "gmbh",
        "ag",
        "co",
        "limited",
        "incorporated",
        "bhd",
        "oy",
        "ab",
        "nv",
        "bv",
        "spa",
        "sa",
    }
)
