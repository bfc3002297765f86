"""How pages are made: templates that escape every value and show what acts unseen."""

import jinja2

from ledger.export.cells import visible


def environment() -> jinja2.Environment:
    """Templates of the package; every value is escaped, and what acts unseen is shown."""
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("ledger.export"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=lambda value: visible(value) if type(value) is str else value,  # markup of macros is done already
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["words"] = lambda name: str(name).replace("_", " ")
    environment.tests["web_address"] = is_web_address
    return environment


def is_web_address(text: str) -> bool:
    """Whether a reader may be sent there by a link; what runs a script or opens a file may not."""
    return text.lower().startswith(("https://", "http://"))
