"""Texts that are more than text: each function parses one kind and raises ValueError for the rest.

A ValueError here is "what is wrong: what to write instead"; ``takes`` splits it into message and
help. Dates have a module of their own, ``edtf``.

>>> web_address("www.kantei.go.jp")
Traceback (most recent call last):
ValueError: "www.kantei.go.jp" is not a web address: write `https://www.kantei.go.jp`
"""

import re
from urllib.parse import urlsplit

__all__ = ["bare_name", "old_address", "one_name", "seed_path", "truth", "web_address"]

HOST_ALONE = re.compile(r"(?:https?:/?(?=[\w]))?([\w-]+(?:\.[\w-]+)+(?:[/?#]\S*)?)")
PART_OF_ADDRESS = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]*")
TRUTHS = {"true": ("yes", "on", "y", "1"), "false": ("no", "off", "n", "0")}
SEPARATOR = re.compile(r"[,;]|\s(?:and|&|\+)\s")
CURLY = "“”„‟«»‘‚‹›"


def web_address(text: str) -> str:
    """Return an http or https URL; raise ValueError for anything else (RFC 3986, section 3)."""
    try:
        parts = urlsplit(text)
        host, port = parts.hostname, parts.port
    except ValueError:
        host = None
    else:
        if parts.scheme in {"http", "https"} and host and port != 0:
            if not any(char.isspace() for char in text):
                return text
            raise ValueError(f'"{text}" holds a space, and no web address does: write `%20` for it')
    alone = HOST_ALONE.fullmatch(text)
    remedy = f"write `https://{alone[1]}`" if alone else "write it in full, `https://…`"
    raise ValueError(f'"{text}" is not a web address: {remedy}')


def truth(text: str) -> bool:
    """Return True for ``true`` and False for ``false``."""
    if text in TRUTHS:
        return text == "true"
    lower = text.lower()
    meant = [word for word, others in TRUTHS.items() if lower in {word, *others}]
    offers = " or ".join(f"`{word}`" for word in meant or TRUTHS)
    raise ValueError(f'"{text}" is neither `true` nor `false`: write {offers}')


def seed_path(text: str) -> str:
    """Return a path below seeds/ with forward slashes; raise ValueError for any other path."""
    parts = text.split("/")
    fits = len(parts) > 1 and parts[0] == "seeds" and "\\" not in text
    if fits and not {"", ".", ".."} & set(parts):
        return text
    name = text.replace("\\", "/").rpartition("/")[2]
    offer = f"`seeds/{name}`" if name not in {"", ".", ".."} else "`seeds/` and its name"
    raise ValueError(f'"{text}" is not a file under seeds/: write {offer}')


def old_address(text: str) -> str:
    """Return an old address below the site's root, such as ``old/path/`` or ``old/page.html``."""
    if is_address(text):
        return text
    try:
        path = urlsplit(text).path.lstrip("/")
    except ValueError:
        path = ""
    plain = "letters a to z, figures and hyphens, such as `old/path/` or `old/page.html`"
    offer = f"`{path}`" if is_address(path) else plain
    raise ValueError(f'"{text}" cannot be an address below that of the site: write {offer}')


def is_address(text: str) -> bool:
    """Whether every part of an address is of letters, figures, hyphens, dots and underscores.

    None begins with a dot or an underscore: hosts hide such files, or do not serve them.
    """
    parts = text.removesuffix("/").split("/")
    return all(PART_OF_ADDRESS.fullmatch(part) and not part.startswith("_") for part in parts)


def bare_name(text: str) -> str:
    """Return a name; raise ValueError if quotation marks of print stand round it."""
    if text[0] in CURLY or text[-1] in CURLY.replace("‘", ""):
        plain = text.strip(CURLY + " ,")
        raise ValueError(
            f'the quotation marks of {text} would be part of the name: write `"{plain}"` or no '
            "quotation marks"
        )
    return text


def one_name(text: str, several: re.Pattern[str]) -> str:
    """Return a text that stands for a list of one; raise ValueError if it holds several.

    Args:
        text: what stands behind the key.
        several: what shows that it is more than one name, such as a comma.

    """
    if not several.search(text):
        return text
    parts = (part.strip(CURLY + " ") for part in SEPARATOR.split(text))
    listed = ", ".join(part for part in parts if part)
    raise ValueError(
        f'"{text}" seems to be several names in one text: write a list, `[{listed}]`; if it is '
        "one name, put it in brackets and quotation marks"
    )
