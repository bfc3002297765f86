"""The nouns that decide whether a phrase speaks for the body named in it."""

from ledger.extract.actors.names import word_set

OFFICIAL = word_set(
    "official officials officialdom government governments administration regime cabinet ministry ministries minister"
    " ministers premier president presidency chancellor vice-president spokesman spokesmen spokeswoman spokeswomen"
    " spokesperson spokespeople spokespersons envoy envoys emissary ambassador ambassadors representative"
    " representatives delegate delegates delegation authorities authority diplomat diplomats secretary undersecretary"
    " military army navy police policeman policemen regulator regulators watchdog intelligence embassy embassies"
    " consulate consul negotiator negotiators lawmaker lawmakers legislator legislators parliament parliamentarian"
    " parliamentarians congress senate senator senators congressman congresswoman congressmen mp mps prosecutor"
    " prosecutors judge court commander commanders admiral troops soldiers soldier king queen prince emir sultan"
    " ayatollah monarch governor investigators counterpart counterparts mission attorney-general cert bureaucrat"
    " bureaucrats bureaucracy state statement statesman lieutenant colonel major brigadier marshal dictator ruler"
    " leadership politburo junta treasury forces delegations officers"
)
"""Heads that speak for a state by themselves: "Chinese officials"."""

WEAK = word_set(
    "leader leaders chief chiefs head heads director directors general adviser advisers advisor advisors aide aides"
    " source sources officer member members commissioner agency agencies staff staffer staffers department bureau"
    " commission council committee office service services deputy coordinator attorney czar chairman chairwoman"
    " chairperson chair body team command center centre board guard corps party investigator inspector agent agents"
    " force directorate personnel"
)
"""Heads that do so right after the country's name ("the Chinese leader") or beside a word of office."""

STAFF = word_set(
    "researcher researchers analyst analysts engineer engineers executive executives ceo cto cso coo founder co-founder"
    " cofounder employee employees scientist scientists expert experts manager managers vice specialist specialists"
    " consultant lawyer lawyers technologist strategist scholar blog post report advisory bulletin fellow professor"
    " boss owner operator chairman spokes network company firm"
)
"""Heads that speak for a body that is no state: "a Dyn researcher"."""

OFFICE_WORDS = word_set(
    "government state federal national official ministry ministerial foreign defense defence interior justice"
    " intelligence military army navy naval police security law enforcement diplomatic cabinet presidential"
    " parliamentary congressional senate house treasury commerce trade communications telecommunications telecom"
    " information cyber cybersecurity counterterrorism counterintelligence border customs homeland supreme prime vice"
    " deputy chief attorney ruling regulatory consular embassy administration court central air coast armed forces"
    " nuclear human rights special permanent acting public internet technology digital party communist guard"
    " revolutionary press secretary assistant under intelligence-gathering signals electronic safety senior top"
    " high-ranking high-level unnamed unidentified current paramount local provincial regional"
)
"""Words between a country and a head that leave it official."""

PRIVATE = word_set(
    "company companies firm firms corporation business businesses bank banks university universities school hospital"
    " hospitals union newspaper newspapers magazine media television broadcaster outlet website site blogger bloggers"
    " opposition rebel rebels insurgent insurgents dissident dissidents defector defectors activist activists exile"
    " exiles hacker hackers hacking industry airline airlines carrier telecoms-company manufacturer startup"
    " start-up contractor contractors private tourist tourists student students refugee refugees resident residents"
    " citizen citizens expat expatriate trader traders investor investors football soccer basketball baseball hockey"
    " olympic club church religious tribal gang militia militant militants separatist separatists film movie studio"
    " artist writer professor academic think-tank charity ngo lobby farm factory shipping oil-company corporate"
    " embargoed society association community"
)
"""Words that take the state out of a phrase: "a Chinese company official"."""

FORMER = word_set("former ex retired onetime one-time erstwhile ousted exiled deposed disgraced ex-")
DIPLOMATS = word_set(
    "diplomat diplomats envoy envoys ambassador ambassadors representative representatives emissary delegate delegates"
    " delegation embassy embassies consulate consul mission attache counterpart counterparts"
)
"""Those who are posted in one country and speak for another."""
AIDES = word_set("adviser advisers advisor advisors aide aides assistant deputy")
DETERMINERS = word_set(
    "a an the this that these those some several many two three four five six another other its his her their our no"
    " one both all any few"
)
NAMING = word_set("called named dubbed styled calling known")
STOPS = word_set(
    "cited quoted interviewed contacted reached who whom whose that which familiar close briefed speaking working living based loyal critical linked believed"
    " suspected said says asked speaks on condition against about by on under after before over into near amid"
)
LINKS = word_set("of for at from with in to inside within")
TITLES = word_set(
    "mr mrs ms miss dr prof sir lord lady gen lt col maj adm sgt sen rep gov pres sec capt cmdr hon president prime"
    " minister secretary state foreign defense defence chancellor king queen prince premier chairman chairwoman"
    " director general senator ambassador envoy spokesman spokeswoman spokesperson leader chief deputy vice assistant"
    " press commissioner attorney supreme ayatollah marshal then acting first national security adviser advisor fbi"
    " ceo founder officer executive research analyst engineer co-founder of"
)
COMPANY_ENDS = word_set("inc corp ltd co llc plc ag gmbh corporation incorporated company limited sa group holdings")
TRAILERS = word_set("news agency service newspaper magazine website network daily television hackers hacker research")
