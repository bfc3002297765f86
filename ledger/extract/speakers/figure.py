"""A figure: someone who speaks in an article, as far as it is known who; and the words that tell kinds of source apart."""

import re
from dataclasses import dataclass, replace

from ledger.model.actor import Anonymity

VAGUE = re.compile(
    r"\b(?:some|many|several|others?|experts?|analysts?|observers?|critics?|people|sources?|insiders?|commentators?|researchers?|users|"
    r"residents|witnesses|media|reports?|everyone|everybody|nobody|someone|anyone|most|few|those|supporters|opponents|skeptics|studies)\b",
    re.IGNORECASE,
)
SPOKES = frozenset({"spokesman", "spokeswoman", "spokesperson", "spokesmen", "spokespeople"})
OFFICIALS = frozenset(
    """official officials authorities lawmaker lawmakers diplomat diplomats aide aides adviser advisers minister ministers police
    regulator regulators prosecutor prosecutors investigators investigator""".split()
)
PARTS = frozenset(
    {"one", "two", "three", "some", "several", "both", "many", "most", "another", "others", "each", "few", "none"}
)
TITLE_ROLES = {
    "rep": ("congressman", "congresswoman", "lawmaker", "representative"), "congressman": ("congressman", "lawmaker"),
    "sen": ("senator", "lawmaker"), "senator": ("senator", "lawmaker"), "gov": ("governor",), "gen": ("general",), "dr": ("doctor",),
    "prof": ("professor",), "president": ("president",), "prime": ("minister",), "minister": ("minister",), "secretary": ("secretary",),
    "ambassador": ("ambassador", "envoy"), "mayor": ("mayor",), "spokesman": ("spokesman",), "spokeswoman": ("spokeswoman",),
}  # fmt: skip
GENERIC_LABELS = frozenset(
    {"host", "anchor", "presenter", "interviewer", "moderator", "reporter", "journalist", "speaker", "caller"}
)
"""Labels of a transcript that name a part, not a person."""
SELF = frozenset(
    {
        "correction",
        "clarification",
        "update",
        "version",
        "page",
        "newspaper",
        "post",
        "article",
        "report",
        "story",
        "blog",
    }
)
"""What an outlet calls itself or its own texts, when "this" stands before it or it is a label."""
NO_SPEAKERS = frozenset(
    {
        "rumors",
        "rumours",
        "speculation",
        "there",
        "this",
        "that",
        "which",
        "what",
        "evidence",
        "fact",
        "facts",
        "reports",
    }
)
DOCUMENTS = frozenset(
    """statement report letter post notice message email e-mail tweet communique communiqué commentary document bulletin release
    note dispatch editorial announcement paper analysis blog article text post-mortem complaint indictment filing lawsuit study survey affidavit communiqué""".split()
)
COMPANIES = frozenset(
    "company firm operator carrier provider lab laboratory telco maker manufacturer studio group vendor bank exchange union airline".split()
)
COMPANY_NAMES = frozenset(
    """telecom telecoms telekom communications mobile networks network bank line lines cable airlines energy power systems technologies
    labs laboratories lab corporation corp inc ltd llc plc gmbh group holdings union exchange pictures studios wireless broadband""".split()
)
"""Last words of the names of companies."""
BODIES = frozenset(
    "research institute university dns telecom foundation party union council federation association".split()
)
AFFAIRS = frozenset(
    "affairs foreign interior defence defense justice finance communications information technology health industry trade security state transport energy telecommunications education".split()
)
"""Words after "Ministry of" that name its business, not its state."""
GROUPS = frozenset({"group", "collective", "gang", "crew", "cell", "army", "movement"})
AGENCIES = frozenset("agency broadcaster newspaper paper network station outlet".split())
OFFICES = frozenset(
    "ministry commission bureau department government office council administration regulator authority embassy committee".split()
)
HUMAN_HEADS = frozenset(
    """official officials spokesman spokeswoman spokesperson minister member staff employee officer analyst expert researcher diplomat source
    aide adviser advisor lawmaker lawmakers senator engineer engineers executive manager worker resident witness person man woman leader president
    secretary ambassador envoy representative director chief head author lawyer attorney prosecutor investigator hacker hackers
    group groups technician operator negotiator observer critic insider veteran agent commander general soldier activist activists
    customer user student professor teacher scientist deputy host anchor presenter moderator interviewer premier counsellor envoy chairman chairwoman editor journalist reporter founder account clerk analysts experts
    researchers diplomats sources residents users critics observers lawyers police students protesters""".split()
)
GOVERNING_WORDS = frozenset(
    """ministry bureau authority regulator regulatory commission police administration department government army military intelligence
    embassy cabinet parliament office""".split()
)
MEDIA_WORDS = re.compile(
    r"\b(?:news|times|post|journal|daily|wire|press|desk|monitor|radio|tv|television|herald|tribune|gazette|magazine|weekly|broadcast\w*|media|observer|review|channel|courier|chronicle|telegraph|mail)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """Someone who speaks in the article."""

    name: str | None
    """Canonical full name; None when anonymous."""
    id: str | None
    actor: str | None
    """On whose behalf; None for media, private persons and the unresolved."""
    actor_id: str | None
    anonymity: Anonymity
    gender: str | None = None
    """"f" or "m" where the words say so."""
    plural: bool = False
    person: bool = False
    roles: frozenset[str] = frozenset()
    """Head nouns under which the article speaks of it: {"spokeswoman"}."""
    roll_up: tuple[str, ...] = ()
    is_agency: bool = False
    owner: int | None = None
    """The token that refers to the body spoken for, until that is resolved: "its" in "its director"."""
    firm: bool = False
    """Whether it is someone of a company that is named elsewhere."""
    notes: tuple[str, ...] = ()


NOBODY = Figure(name=None, id=None, actor=None, actor_id=None, anonymity=Anonymity.IMPERSONAL)


def slug(name: str) -> str:
    """Lower-case letters and digits joined by hyphens."""
    return "-".join(re.findall(r"[^\W_]+", name.lower()))


def unlisted_body(name: str, *, notes: tuple[str, ...] = ("actor: not_in_lexicon",)) -> Figure:
    """An organisation that no lexicon lists, by the name the article gives it; news media speak on nobody's behalf."""
    key = "org:" + slug(name)
    own = not MEDIA_WORDS.search(name)
    return Figure(
        name=name,
        id=key,
        actor=name if own else None,
        actor_id=key if own else None,
        anonymity=Anonymity.NAMED,
        roll_up=(key,),
        is_agency=not own,
        notes=notes,
    )


def publisher(name: str) -> Figure:
    """An outlet that no lexicon lists: news media, unless its name is that of a company, laboratory or office."""
    words = {word.strip(".").lower() for word in name.split()}
    if words & (COMPANY_NAMES | COMPANIES | GOVERNING_WORDS | BODIES):
        return unlisted_body(name)
    return replace(unlisted_body(name), actor=None, actor_id=None, is_agency=True)
