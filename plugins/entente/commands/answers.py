"""Answers to the questions of ``new``: each read at once, in the words of the parser that errs.

An answer ends as the text that will stand in the file: a country as its code, a known leader or
topic as the registry spells it, dates as EDTF. Example::

    read_answer(Takes.COUNTRY, "South Korea", known)  # "KR"
    read_answer(Takes.COUNTRY, "Japn", known)         # AnswerError: unknown country "Japn". …
"""

import re
from collections.abc import Callable, Mapping, Sequence

from entente.commands.questions import Takes
from entente.domain.names import fold, slug
from entente.domain.problem import Place, Problem
from entente.domain.visit import Kind
from entente.reading import edtf
from entente.reading.mistakes import nearest
from entente.reading.source import CONTROL
from entente.reading.takes import SEVERAL_PEOPLE, SEVERAL_TOPICS
from entente.reading.texts import bare_name, web_address
from entente.registry.proposals import KnownNames

__all__ = ["AnswerError", "candidates", "read_answer", "resembles"]


class AnswerError(ValueError):
    """An answer that cannot be used; as a string: what is wrong, and what to write."""


def read_answer(takes: Takes, text: str, known: KnownNames) -> str:
    """Return an answer as it will stand in the file.

    Args:
        takes: what it must be.
        text: as typed.
        known: every name of the registries.

    Raises:
        AnswerError: it cannot be used.

    """
    line = " ".join(text.split())
    if not line:
        raise AnswerError("nothing was given")
    if found := CONTROL.search(line):
        sign = f"U+{ord(found[0]):04X}"
        raise AnswerError(f"the character {sign} cannot stand in a text: leave it out")
    try:
        return READERS[takes](line, known)
    except AnswerError:
        raise
    except ValueError as error:
        raise AnswerError(str(error)) from None


def text_answer(line: str, _: KnownNames) -> str:
    """Return any text."""
    return line


def leader_answer(line: str, known: KnownNames) -> str:
    """Return the name of a leader: the registry's spelling for one who is known."""
    if leader := known.leader_called(line) or known.leaders.get(line):
        return leader.name
    one_at_a_time(line, SEVERAL_PEOPLE)
    return new_name(line, {each.slug: each.name for each in known.leaders.values()})


def topic_answer(line: str, known: KnownNames) -> str:
    """Return the slug of a known topic, or the name of a new one."""
    for topic in known.topics.values():
        if fold(line) in {fold(name) for name in (topic.name, topic.slug, *topic.aliases)}:
            return topic.slug
    one_at_a_time(line, SEVERAL_TOPICS)
    return new_name(line, {each.slug: each.name for each in known.topics.values()})


def one_at_a_time(line: str, several: str) -> None:
    """Refuse a text that seems to hold several names, as a digest with it would be."""
    if re.search(several, line):
        raise AnswerError(f'"{line}" seems to be several names: give them one at a time')
    bare_name(line)


def new_name(line: str, taken: Mapping[str, str]) -> str:
    """Return a name met for the first time, if an address can be made of it.

    Args:
        line: the name.
        taken: slug → name of the entries that there are.

    """
    if not slug(line):
        raise AnswerError(
            f'no address can be made from "{line}": write the name in Latin letters, '
            "and keep the original for a note on this entry"
        )
    if slug(line) in taken:
        raise AnswerError(
            f'"{line}" and "{taken[slug(line)]}" would have one address, {slug(line)}.html: '
            "write the second if they are the same, else spell the new one so that they differ"
        )
    return line


def country_answer(line: str, known: KnownNames) -> str:
    """Return the code of a country."""
    code = known.countries.resolve(line, Place(""))
    if isinstance(code, Problem):
        raise AnswerError(f"{code.message}. {code.help}")
    return code


def dates_answer(line: str, _: KnownNames) -> str:
    """Return dates of travel, whose first day is known."""
    span = edtf.parse(line)
    if span.first is None:
        raise AnswerError(
            f'"{line}" has no beginning: write a month or a year if the day is unknown'
        )
    return span.text


def day_answer(line: str, _: KnownNames) -> str:
    """Return one day."""
    return edtf.parse_day(line).isoformat()


def kind_answer(line: str, _: KnownNames) -> str:
    """Return a kind of visit."""
    kinds = [kind.value for kind in Kind]
    if line.lower() in kinds:
        return line.lower()
    near = nearest(line, kinds)
    meant = f"did you mean {near[0]}? " if near else ""
    raise AnswerError(f'"{line}" is no kind of visit: {meant}write one of {", ".join(kinds)}')


def address_answer(line: str, _: KnownNames) -> str:
    """Return a web address."""
    return web_address(line)


def original_answer(line: str, _: KnownNames) -> str:
    """Return a name in its own script behind its language: ``ja: 岸田 文雄``."""
    lang, colon, name = (part.strip() for part in line.partition(":"))
    if colon and name and lang.replace("-", "").isalnum() and lang.isascii():
        return f"{lang}: {name}"
    raise AnswerError(f'"{line}" has no language before the name: write it as in ja: 岸田 文雄')


def office_answer(line: str, known: KnownNames) -> str:
    """Return an office as ``title, code, dates``; country and dates may be missing."""
    title, *others = (part.strip() for part in line.rsplit(",", 2))
    if not title or len(others) == 1 or not all(others):
        example = "Prime Minister, JP, 2021-10-04/2024-10-01"
        raise AnswerError(
            f'"{line}" is not an office alone, or office, country, dates: as {example}'
        )
    if not others:
        return title
    country, dates = others
    return f"{title}, {country_answer(country, known)}, {edtf.parse(dates).text}"


READERS: Mapping[Takes, Callable[[str, KnownNames], str]] = {
    Takes.TEXT: text_answer,
    Takes.LEADER: leader_answer,
    Takes.COUNTRY: country_answer,
    Takes.DATES: dates_answer,
    Takes.DAY: day_answer,
    Takes.KIND: kind_answer,
    Takes.TOPIC: topic_answer,
    Takes.ADDRESS: address_answer,
    Takes.ORIGINAL: original_answer,
    Takes.OFFICE: office_answer,
}


def candidates(takes: Takes, known: KnownNames) -> tuple[str, ...]:
    """Return what an answer can be completed to, sorted."""
    match takes:
        case Takes.LEADER:
            names = {leader.name for leader in known.leaders.values()}
        case Takes.COUNTRY:
            names = {country.name for country in known.countries.by_code.values()}
        case Takes.TOPIC:
            names = {topic.name for topic in known.topics.values()}
        case Takes.KIND:
            names = {kind.value for kind in Kind}
        case _:
            names = set()
    return tuple(sorted(names))


def resembles(takes: Takes, answer: str, known: KnownNames) -> str:
    """Return the known leader or topic that a new name may be a slip for; empty if none."""
    names: Sequence[str] = candidates(takes, known) if takes in {Takes.LEADER, Takes.TOPIC} else ()
    if answer in names or answer in known.topics:
        return ""
    folded = {fold(name): name for name in names}
    near = nearest(fold(answer), list(folded))
    return folded[near[0]] if near else ""
