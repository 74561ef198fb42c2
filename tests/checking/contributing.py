"""The generated parts of CONTRIBUTING.md, each between its two markers.

Run ``python tests/checking/contributing.py`` to write them anew after a change to keys or codes,
and read the difference before you commit it.
"""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "plugins"))

from entente.checking.codes import table_of_codes  # noqa: E402 - found by the line above
from entente.checking.keys import table_of_keys  # noqa: E402 - the same

GUIDE = ROOT / "CONTRIBUTING.md"
PARTS: Mapping[str, Callable[[], str]] = {"keys": table_of_keys, "codes": table_of_codes}


def part(text: str, name: str) -> str:
    """Return what stands between the markers of a part; raise ValueError where one is missing."""
    begin, end = f"<!-- {name} -->\n", f"<!-- /{name} -->\n"
    return text[text.index(begin) + len(begin) : text.index(end)]


def renewed(text: str) -> str:
    """Return the guide with every part generated anew."""
    for name, table in PARTS.items():
        old = f"<!-- {name} -->\n{part(text, name)}"
        text = text.replace(old, f"<!-- {name} -->\n\n{table()}\n", 1)
    return text


if __name__ == "__main__":
    GUIDE.write_text(renewed(GUIDE.read_text(encoding="utf-8")), encoding="utf-8")
