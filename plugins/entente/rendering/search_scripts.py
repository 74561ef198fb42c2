r"""The files of the index as text: scripts that hold one value each, written and read back.

>>> script("words/2024-6", {"kishida": "0f1k"})
'take("words/2024-6",{"kishida":"0f1k"});\n'
"""

import json
from typing import Any

__all__ = ["FOLDER", "TOGETHER", "key_of", "script", "value_of"]

FOLDER = "search"
"""Where the files are, below the site's root."""
TOGETHER = 8
"""Digests in one file with their texts: ten hits ask for ten files at most."""
OPENING = "take("
END = ");\n"


def script(key: str, value: object) -> str:
    """Return a file's text: one call, its two arguments JSON, which is a part of JavaScript."""
    arguments = (json.dumps(one, ensure_ascii=False, separators=(",", ":")) for one in (key, value))
    return f"take({','.join(arguments)});\n"


def value_of(text: str) -> Any:  # noqa: ANN401 - of each kind of file another
    """Return the value that a file of the index holds.

    Raises:
        ValueError: it is none.

    """
    if not text.startswith(OPENING) or not text.endswith(END):
        raise ValueError(text[:40])
    return json.loads(f"[{text.removeprefix(OPENING).removesuffix(END)}]")[1]


def key_of(path: str) -> str:
    """Return the name that a file gives itself."""
    return path.removeprefix(f"{FOLDER}/").removesuffix(".js")
