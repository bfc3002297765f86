"""The news agencies that a dateline names in brackets."""

AGENCIES_WORDS = """
aap aa adnkronos afp agerpres akp ana anadolu ani ansa antara ap apa apn app belga bernama bloomberg bss bta cbc
ceteka cna cnn cns cp ctk dpa ecns efe ert hina ians ina interfax irna isna jiji kcna kuna kyodo kyodonews lusa
mena mti nna ntb pa pap pna prensa pti qna reuters rfa rfe ria rossiya saba sana spa sputnik tanjug tap tass tt
ukrinform una uni unian upi uz vna voa wam xinhua yonhap
"""
AGENCIES = frozenset(AGENCIES_WORDS.split())
"""News agencies by the first word of their name, lower case: these may stand without a place, or after a small one."""
