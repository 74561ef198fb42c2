"""Files of the search index: scripts that hand one plain value to the search page.

Scripts, because a page opened from a disk may load them while it may not read other files::

    take("terms/6b", {"kishida": "2023 0f 2024 0u1k"});
"""

import json
from collections.abc import Mapping

from entente.domain.page import Page

__all__ = ["FOLDER", "SEARCH_SCRIPT", "script_bytes", "script_page"]

SEARCH_SCRIPT = "search.script"
"""Name of the product, where a page names its template."""
FOLDER = "search"
"""Where the files are, below the site's root."""


def script_page(key: str, value: object) -> Page:
    """Return one file of the index.

    Args:
        key: its path below the folder, without the suffix: ``terms/6b``.
        value: plain values.

    """
    return Page(f"{FOLDER}/{key}.js", SEARCH_SCRIPT, {"key": key, "value": value})


def script_bytes(context: Mapping[str, object]) -> bytes:
    """Write a file of the index: one call, its two arguments JSON (a part of JavaScript)."""
    arguments = (
        json.dumps(context[name], ensure_ascii=False, separators=(",", ":"))
        for name in ("key", "value")
    )
    return f"take({','.join(arguments)});\n".encode()
