"""The table of settings for site owners, written from pelicanconf.py and its comments.

Run ``python tests/publishing/settings_table.py`` to write it anew after a change of settings, and
read the difference before you commit it::

    | `SITENAME`, `SITEURL` | `"Entente"` | What the site is called … |
"""

import ast
import re
from dataclasses import dataclass
from pathlib import Path

__all__ = ["GUIDE", "Setting", "renewed", "settings_in", "table"]

ROOT = Path(__file__).resolve().parents[2]
CONFIGURATION = ROOT / "pelicanconf.py"
GUIDE = ROOT / ".github" / "site-owner.md"
BEGIN, END = "<!-- settings -->\n", "<!-- /settings -->\n"
NOT_TO_EDIT = "# Everything below"
"""From this comment on the settings keep Pelican's own generators out of the way."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One assignment of pelicanconf.py."""

    name: str
    default: str
    """As it is written there."""
    meaning: str
    """The comment above it, or above the group that it belongs to."""


def settings_in(source: str) -> tuple[Setting, ...]:
    """Return the settings that an owner edits, in the order of the file."""
    head = source.partition(NOT_TO_EDIT)[0]
    lines = head.splitlines()
    found = []
    for node in ast.parse(head).body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            name = node.targets[0].id
            if name.isupper() and name not in {"ROOT", "PLUGINS"}:
                default = ast.unparse(node.value)
                found.append(Setting(name, default, comment_above(lines, node.lineno - 1)))
    return tuple(found)


def comment_above(lines: list[str], at: int) -> str:
    """Return the comment above a line, across other settings of its group, on one line."""
    while at and lines[at - 1] and not lines[at - 1].startswith("#"):
        at -= 1
    begin = at
    while begin and lines[begin - 1].startswith("#"):
        begin -= 1
    return " ".join(line.removeprefix("#").strip() for line in lines[begin:at])


def table(settings: tuple[Setting, ...]) -> str:
    """Return the Markdown table of all settings."""
    rows = []
    for setting in settings:
        default = re.sub(r"str\(ROOT / (.*)\)", r"\1", setting.default).replace("' / '", "/")
        default = default.replace("'", '"')
        meaning = setting.meaning.replace("|", "\\|")
        rows.append(f"| `{setting.name}` | `{default}` | {meaning} |\n")
    return "| Setting | As it comes | What it is |\n|---|---|---|\n" + "".join(rows)


def renewed(guide: str, source: str) -> str:
    """Return the guide with its table written anew."""
    before, _, rest = guide.partition(BEGIN)
    return f"{before}{BEGIN}\n{table(settings_in(source))}\n{END}{rest.partition(END)[2]}"


if __name__ == "__main__":
    text = GUIDE.read_text(encoding="utf-8")
    GUIDE.write_text(renewed(text, CONFIGURATION.read_text(encoding="utf-8")), encoding="utf-8")
