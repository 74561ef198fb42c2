"""One document: bytes to checked front matter and safe HTML, whatever kind of document it is."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic import BaseModel

from entente.domain.mention import Reference
from entente.domain.problem import Code, Place, Places, Problem
from entente.reading.addresses import name_problem
from entente.reading.body import Converted, Slot, html_of
from entente.reading.front_matter import FrontMatter, read_front_matter
from entente.reading.mistakes import checked
from entente.reading.source import Bounds, text_of

__all__ = ["Document", "no_rules", "read_document"]

Keys = TypeVar("Keys", bound=BaseModel)
Rules = Callable[[FrontMatter], Iterable[Problem]]


@dataclass(frozen=True, slots=True)
class Document(Generic[Keys]):
    """A document whose every part is right by itself."""

    keys: Keys
    html: str
    """Safe HTML; empty where there is no text."""
    places: Places
    links: tuple[Reference, ...]
    """Names and addresses that the text links to."""


def no_rules(_: FrontMatter) -> Iterable[Problem]:
    """Yield nothing: for documents whose keys are checked one by one."""
    return ()


def read_document(  # noqa: PLR0913 - a document is all of these; each call names them
    model: type[Keys],
    *,
    name: str,
    slot: Slot,
    file: str,
    content: bytes,
    bounds: Bounds,
    needs_text: bool,
    rules: Rules = no_rules,
) -> Document[Keys] | tuple[Problem, ...]:
    """Read a document and check its parts; the problems of all parts are returned together.

    Args:
        model: the schema of its front matter.
        name: of its file or folder, which becomes an address.
        slot: where on its page the text stands.
        file: its path, as in ``Place.file``.
        content: its bytes.
        bounds: how large and deep it may be.
        needs_text: whether an empty body is a problem.
        rules: what is checked between keys.

    """
    named = name_problem(name, file)
    problems = [named] if named else []
    text = text_of(content, file, bounds)
    if isinstance(text, Problem):
        return (*problems, text)
    front = read_front_matter(text, file, bounds)
    if isinstance(front, tuple):
        return (*problems, *front)
    problems += rules(front)
    keys = checked(model, front)
    problems += keys if isinstance(keys, tuple) else ()
    body = body_of(front, slot=slot, bounds=bounds, needs_text=needs_text)
    problems += [body] if isinstance(body, Problem) else ()
    if problems or isinstance(keys, tuple) or isinstance(body, Problem):
        return tuple(problems)
    return Document(keys, body.html, front.places, body.links)


def body_of(
    front: FrontMatter, *, slot: Slot, bounds: Bounds, needs_text: bool
) -> Converted | Problem:
    """Convert a document's body; where text is needed, its absence is a problem."""
    if front.body.strip():
        return html_of(
            front.body,
            slot=slot,
            file=front.places.file,
            first_line=front.body_line,
            bounds=bounds,
        )
    if not needs_text:
        return Converted("", ())
    return Problem(
        Code.EMPTY_TEXT,
        Place(front.places.file, max(1, front.body_line - 1)),
        "there is no text below the front matter",
        "Write at least one paragraph below the second line of hyphens.",
    )
