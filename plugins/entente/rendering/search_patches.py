"""The index after one text was exchanged: what changes in the files of its volume, and no more.

The files are read back as they were written, so that the other digests of the volume need not be
known. What comes out is what ``search_index`` would make::

    texts, words = files_of("2024", 64, 7)
    patched_files(texts, words, 7, read, exchange)[texts]  # the text of that file now

``None`` stands for files that are not as expected; whoever asked makes the index anew.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from entente.rendering.plain_text import one_line
from entente.rendering.search_scripts import FOLDER, TOGETHER, key_of, script, value_of
from entente.rendering.search_segments import Entry, impacts, with_posting
from entente.rendering.search_volumes import part_of

__all__ = ["Exchange", "files_of", "patched_files"]

NAMED = ("people", "countries", "topics")
"""Places of passages that hold the names of a digest."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """What becomes of one digest."""

    id: str
    old: str
    """What a passage said."""
    new: str
    """What it says now."""


def files_of(name: str, parts: int, number: int) -> tuple[str, list[str]]:
    """Return the paths of the file with a digest's texts, and of all words of its volume.

    Args:
        name: of the volume.
        parts: how many files its words are spread over.
        number: of the digest in it.

    """
    texts = f"{FOLDER}/texts/{name}-{number // TOGETHER}.js"
    return texts, [f"{FOLDER}/words/{name}-{part}.js" for part in range(parts)]


def patched_files(
    texts: str, words: Sequence[str], number: int, read: Callable[[str], str], exchange: Exchange
) -> dict[str, str] | None:
    """Return the files that change, by path.

    Args:
        texts: path of the file with the digest's texts.
        words: paths of the files with the words of its volume.
        number: of the digest in it.
        read: gives the text of a file.
        exchange: what becomes of the digest.

    """
    found = value_of(read(texts))
    digest = found[number % TOGETHER]
    before = entry_of(digest)
    old, new = one_line(exchange.old), one_line(exchange.new)
    told = [line for _, _, line in digest["passages"]]
    if digest["id"] != exchange.id or told.count(old) != 1 or not new:
        return None
    digest["passages"] = [
        [place, name, new if line == old else line] for place, name, line in digest["passages"]
    ]
    changed = changes(impacts(before), impacts(entry_of(digest)))
    patched = parts_with(changed, words, number, read)
    return {texts: script(key_of(texts), found), **dict(patched)}


def parts_with(
    changed: Mapping[str, int], words: Sequence[str], number: int, read: Callable[[str], str]
) -> Iterator[tuple[str, str]]:
    """Yield path and text of every file of words that changes."""
    by_part: dict[int, list[str]] = {}
    for word in changed:
        by_part.setdefault(part_of(word, len(words)), []).append(word)
    for part, some in sorted(by_part.items()):
        postings: dict[str, str] = value_of(read(words[part]))
        for word in some:
            postings[word] = with_posting(postings.get(word, ""), number, changed[word])
        held = {word: postings[word] for word in sorted(postings) if postings[word]}
        yield words[part], script(key_of(words[part]), held)


def changes(before: Mapping[str, int], after: Mapping[str, int]) -> dict[str, int]:
    """Return the impact of every word that has another now; 0 for one that is gone."""
    words = before.keys() | after.keys()
    return {word: after.get(word, 0) for word in words if before.get(word) != after.get(word)}


def entry_of(digest: Mapping[str, Any]) -> Entry:
    """Return what a digest gives to the segment, from what results show of it."""
    passages = digest["passages"]
    names = "; ".join(text for place, _, text in passages if place in NAMED)
    return Entry(digest["title"], names, "\n".join(text for _, _, text in passages))
