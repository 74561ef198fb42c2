"""Prompts on a terminal: each answer is read at once, and asked for again until it can be used.

A session, as it looks::

    Leader, who travels: Fumio Kishida
    From, the country they travel for [JP]:
    To, the host country: Untied States
      unknown country "Untied States". Did you mean United States? …
    To, the host country:
"""

from collections.abc import Callable, Iterator, Sequence
from textwrap import fill

from entente.commands.answers import AnswerError, candidates, read_answer, resembles
from entente.commands.filing import Answers
from entente.commands.questions import QUESTIONS, Entry, Question
from entente.commands.terminal import HAS_READLINE
from entente.registry.proposals import KnownNames

__all__ = ["Read", "asked"]

Read = Callable[[str, Sequence[str]], str]
"""Shows a prompt, completes to one of the candidates, and returns the line typed."""

OPENING = (
    "A new {entry}. {tab}Enter alone takes what stands in [brackets], or leaves out what has none; "
    "Ctrl+C stops, and nothing is written."
)
WIDTH = 79
"""Columns of a message."""


def asked(  # noqa: PLR0913 - a conversation is all of these; each call names them
    entry: Entry,
    answers: Answers,
    known: KnownNames,
    *,
    today: str,
    read: Read,
    say: Callable[[str], None],
) -> Answers:
    """Ask for what is lacking: everything if nothing was given, else what there must be.

    Args:
        entry: what is begun.
        answers: what options gave.
        known: every name of the registries.
        today: proposed for the day of publication, ``2024-04-05``.
        read: shows a prompt and returns a line.
        say: shows a text.

    """
    tab = "Tab completes known names. " if HAS_READLINE else ""
    say(fill(OPENING.format(entry=entry, tab=tab), WIDTH) + "\n\n")
    all_of_them = not answers
    found = dict(answers)
    for question in QUESTIONS[entry]:
        wanted = question.required or (all_of_them and not question.after)
        wanted |= bool(question.after) and question.after in found
        if question.key in found or not wanted:
            continue
        desk = Desk(known, read, say, proposal(question, found, known, today))
        if texts := tuple(desk.answers_to(question)):
            found[question.key] = texts
    return found


class Desk:
    """Where one question is put until it has its answers."""

    def __init__(
        self, known: KnownNames, read: Read, say: Callable[[str], None], offer: str
    ) -> None:
        self.known, self.read, self.say, self.offer = known, read, say, offer

    def answers_to(self, question: Question) -> Iterator[str]:
        """Yield the answers to a question: one, or several until one is left empty."""
        first = self.answer_to(question, question.asks)
        if not first:
            return
        yield first
        while question.several:
            another = self.answer_to(
                question, f"  another {question.asks.partition(',')[0].lower()}"
            )
            if not another:
                return
            yield another

    def answer_to(self, question: Question, asks: str) -> str:
        """Return one answer; empty where none is given and none is due."""
        first = asks == question.asks
        due = (question.required or bool(question.after)) and first
        offer = self.offer if first else ""
        known_ones = candidates(question.takes, self.known)
        while True:
            line = self.read(prompt(question, asks, offer), known_ones).strip() or offer
            if not line and not due:
                return ""
            if not line:
                self.say("  There can be no file without this.\n")
                continue
            try:
                answer = read_answer(question.takes, line, self.known)
            except AnswerError as error:
                self.say(
                    fill(str(error), WIDTH, initial_indent="  ", subsequent_indent="  ") + "\n"
                )
                continue
            return self.confirmed(question, answer)

    def confirmed(self, question: Question, answer: str) -> str:
        """Return a new name, or the known one that it was a slip for."""
        near = resembles(question.takes, answer, self.known)
        if not near:
            return answer
        says = self.read(f'  "{answer}" is new. Did you mean {near}? [yes] ', ("yes", "no"))
        meant_other = says.strip().lower() in {"n", "no"}
        return answer if meant_other else read_answer(question.takes, near, self.known)


def prompt(question: Question, asks: str, offer: str) -> str:
    """Return the prompt of a question, with what Enter alone would answer or an example."""
    if offer:
        return f"{asks} [{offer}]: "
    example = f" (for example {question.example})" if asks == question.asks else ""
    return f"{asks}{example}: "


def proposal(question: Question, found: Answers, known: KnownNames, today: str) -> str:
    """Return what Enter alone answers to a question; empty where nothing can be proposed."""
    match question.key:
        case "published":
            return today
        case "from":
            leader = known.leader_called(found["leader"][0])
            return next((office.country for office in leader.offices), "") if leader else ""
        case "title" if "to" in found and "leader" in found:
            host = known.countries.by_code[found["to"][0]].in_sentence
            return f"{found['leader'][0]} in {found.get('place', (host,))[0]}"
        case _:
            return ""
