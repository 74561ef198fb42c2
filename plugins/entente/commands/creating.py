"""``publish.py new``: begin a visit, or a note on a leader, a country or a topic.

Answers come from options and, where there is a terminal, from its prompts; what is written passes
``check``. The steps::

    answered (options) → asked (prompts) → place_of → beginning → write_new
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from entente.commands.answers import AnswerError, read_answer, resembles
from entente.commands.asking import Read, asked
from entente.commands.filing import Answers, place_of, problems_of, shared_names
from entente.commands.holdings import Holdings, holdings_of
from entente.commands.questions import QUESTIONS, Entry, Question, Takes
from entente.files.writing import write_new
from entente.registry.proposals import KnownNames
from entente.rendering.beginnings import Value, beginning

__all__ = ["Created", "RefusedError", "begin"]

BODY = "Write the digest here, and delete the line `draft: true` above when it may appear."


class RefusedError(Exception):
    """Nothing can be written; as a string: why, and what to do. Wrong usage, as click counts it."""

    exitcode = 2


@dataclass(frozen=True, slots=True)
class Created:
    """A file that was written."""

    path: Path
    """On disk."""
    next_steps: str
    """What to do with it, as instructions."""


def begin(  # noqa: PLR0913 - a conversation is all of these; each call names them
    entry: Entry,
    given: Mapping[str, tuple[str, ...]],
    content: Path,
    *,
    today: str,
    read: Read | None,
    say: Callable[[str], None],
) -> Created:
    """Begin a file from what options gave and, where there is a terminal, from its prompts.

    Args:
        entry: what is begun.
        given: key → texts as typed.
        content: the content folder.
        today: the day of publication where none is given, ``2024-04-05``.
        read: shows a prompt and returns a line; None where there is no terminal.
        say: shows a text.

    Raises:
        RefusedError: something is missing or cannot be used; nothing was written.
        OSError: the disk is full, or the folder may not be written.

    """
    holdings = holdings_of(content)
    answers, remarks = answered(entry, given, holdings.known)
    for remark in remarks:
        say(f"{remark}\n")
    if read and (not given or missing(entry, answers)):
        answers = asked(entry, answers, holdings.known, today=today, read=read, say=say)
    if lacking := missing(entry, answers):
        raise RefusedError(lacking)
    if entry is Entry.VISIT:
        answers = {"published": (today,), **answers}
    return create(entry, answers, holdings, content)


def answered(
    entry: Entry, given: Mapping[str, tuple[str, ...]], known: KnownNames
) -> tuple[Answers, tuple[str, ...]]:
    """Read what options gave.

    Args:
        entry: what is to be begun.
        given: key → texts as typed.
        known: every name of the registries.

    Returns:
        The answers, and a remark on each name that is new and looks like a known one.

    Raises:
        RefusedError: one or more cannot be used; names every one of them.

    """
    answers: dict[str, tuple[str, ...]] = {}
    wrong: list[str] = []
    remarks: list[str] = []
    for question in QUESTIONS[entry]:
        for text in given.get(question.key, ()):
            try:
                answer = read_answer(question.takes, text, known)
            except AnswerError as error:
                wrong.append(f"{question.flag}: {error}")
                continue
            answers[question.key] = (*answers.get(question.key, ()), answer)
            if near := resembles(question.takes, answer, known):
                remarks.append(f'"{answer}" is a new name; is it "{near}"?')
    if wrong:
        raise RefusedError("\n".join(wrong))
    return answers, tuple(remarks)


def missing(entry: Entry, answers: Answers) -> str:
    """Return what must be added on the command line, each with an example; empty if nothing."""
    lacking = [
        question
        for question in QUESTIONS[entry]
        if (question.required or question.after in answers) and question.key not in answers
    ]
    if not lacking:
        return ""
    width = max(len(question.flag) for question in lacking)
    lines = (
        f'  {question.flag:{width}}  {question.asks}: {question.flag} "{question.example}"'
        for question in lacking
    )
    return "\n".join([f"new {entry} needs these too, as there is no terminal to ask at:", *lines])


def create(entry: Entry, answers: Answers, holdings: Holdings, content: Path) -> Created:
    """Write the file.

    Args:
        entry: what is begun.
        answers: to every question that needs one.
        holdings: what the content folder holds.
        content: the content folder; missing folders in it are made.

    Raises:
        RefusedError: there is already a file for it, or there would be an error in it.
        OSError: the disk is full, or the folder may not be written.

    """
    below = place_of(entry, answers, holdings)
    visit = entry is Entry.VISIT
    pairs = keys_of(entry, answers, holdings.known)
    text = beginning(pairs, BODY if visit else "", draft=visit).encode("utf-8")
    wrong = [*problems_of(below, text), *shared_names(entry, answers, holdings, content)]
    if wrong:
        raise RefusedError("\n".join(wrong))
    held = holdings.visits.get(Path(below).stem) if visit else None
    if held or not write_new(content / below, text):
        there = held.file if held else (content / below).as_posix()
        raise RefusedError(there_already(there, visit=visit))
    return Created(content / below, steps(entry, answers))


def keys_of(entry: Entry, answers: Answers, known: KnownNames) -> Iterator[tuple[str, Value]]:
    """Yield the keys of the front matter in their order, a visit's title first."""
    questions = sorted(QUESTIONS[entry], key=lambda question: question.key != "title")
    for question in questions:
        if question.after or question.key not in answers:
            continue
        if entry is Entry.COUNTRY and question.key == "name":
            yield "name", known.countries.by_code[answers["name"][0]].name
        else:
            yield from keys_from(question, answers)


def keys_from(question: Question, answers: Answers) -> Iterator[tuple[str, Value]]:
    """Yield what the answers to one question come to."""
    texts = answers[question.key]
    match question.takes:
        case Takes.ADDRESS:
            title = answers["source-title"][0]
            yield "sources", ((("title", title), ("url", texts[0])),)
        case Takes.ORIGINAL:
            pairs = (text.partition(": ") for text in texts)
            yield question.key, tuple((("lang", lang), ("text", name)) for lang, _, name in pairs)
        case Takes.OFFICE:
            yield question.key, tuple(office(text) for text in texts)
        case Takes.LEADER if len(texts) == 1:
            yield question.key, texts[0]
        case _:
            yield question.key, texts if question.several else texts[0]


def office(text: str) -> tuple[tuple[str, str], ...]:
    """Return an office, written as ``answers`` gives it, as the pairs of a map."""
    keys = ("title", "country", "dates")
    return tuple(zip(keys, text.rsplit(", ", 2), strict=False))


def there_already(file: str, *, visit: bool) -> str:
    """Say that nothing was written because there is a file."""
    more = (
        " For a second visit of the same day, leader and host, copy it under another name."
        if visit
        else ""
    )
    return f"There is already {file}, and nothing was written: open that one.{more}"


def steps(entry: Entry, answers: Answers) -> str:
    """Return what to do next."""
    if entry is not Entry.VISIT:
        return "Below the second --- you may write an introduction. Then: publish.py check"
    source = "" if "source" in answers else "name its sources above (`sources:`), "
    return (
        f"Write the digest below the second ---, {source}delete the line `draft: true` when it "
        "may appear. Then: publish.py check, and publish.py serve --drafts to look at it"
    )
