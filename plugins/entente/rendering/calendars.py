"""Calendars (RFC 5545) of the site and of every country, leader, topic and relation.

One event a leg: whole days, the day after the last as the end, as section 3.6.1 asks. Nothing is
invented: a leg whose days are not known exactly is in no calendar, and the page beside the calendar
says how many are missing. Ids are minted from the visit's id and the site's authority, never from
an address. Dates of change come from the records, so that the same content gives the same bytes.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import partial
from itertools import chain

from entente.domain.page import Page
from entente.domain.visit import Status
from entente.rendering.calendar_lines import day_line, line, stamp_line, text_line
from entente.rendering.followed import Followed, Stop, followed, ingredients_of, stops_of
from entente.rendering.rows import Rows
from entente.rendering.texts import text_page
from entente.rendering.words import STATUSES

__all__ = ["MOST", "calendar_pages"]

MOST = 1_000
"""Events in one calendar, the latest: well under the megabyte at which calendar services stop."""

STANDING = {
    Status.ANNOUNCED: "TENTATIVE",
    Status.CONFIRMED: "CONFIRMED",
    Status.UNDER_WAY: "CONFIRMED",
    Status.CONCLUDED: "CONFIRMED",
    Status.POSTPONED: "TENTATIVE",
    Status.CANCELLED: "CANCELLED",
}
"""iCalendar has three words for an event's status; what they cannot say stands in the title."""
SAID_IN_TITLE = {Status.POSTPONED, Status.CANCELLED}


def calendar_pages(rows: Rows) -> Iterator[Page]:
    """Yield a calendar for everything that has a stop on known days, each visit among it."""
    visits = (
        Followed(
            digest.path.removesuffix(".html"), digest.title, (digest,), tuple(stops_of(digest))
        )
        for digest in rows.site.digests
    )
    write = Events(rows)
    for each in chain(followed(rows), visits):
        known = [stop for stop in each.stops if is_known(stop)]
        if known:
            missing = len(each.stops) - len(known)
            text = partial(calendar, rows, each, known, write)
            made_from = partial(ingredients_of, rows, each)
            path = f"{each.stem}.ics"
            yield text_page(path, text, left_out=missing, ingredients=made_from)


class Events:
    """An event is written once and shared by all calendars that hold it."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self.written: dict[str, str] = {}

    def of(self, stop: Stop) -> str:
        """Return the event of a stop."""
        if stop.name not in self.written:
            self.written[stop.name] = event(self.rows, stop)
        return self.written[stop.name]


def is_known(stop: Stop) -> bool:
    """Whether a stop's first and last day are known, and there is a day after the last."""
    dates = stop.leg.dates
    return dates.is_exact and dates.last != date.max


def in_order(stop: Stop) -> tuple[object, ...]:
    """Return what puts the earliest stop first."""
    return (stop.leg.dates.sort_key, stop.name)


def calendar(rows: Rows, about: Followed, stops: Iterable[Stop], write: "Events") -> str:
    """Return a calendar with an event for each of the latest stops."""
    events = [write.of(stop) for stop in sorted(stops, key=in_order)[-MOST:]]
    settings = rows.site.settings
    name = about.name if about.stem == "visits" else f"{about.name} · {settings.name}"
    page = "" if about.stem == "visits" else f"{about.stem}.html"
    return "".join(
        [
            line("BEGIN", "VCALENDAR"),
            line("VERSION", "2.0"),
            line("PRODID", "-//Entente//Digests of diplomatic visits//EN"),
            line("METHOD", "PUBLISH"),
            text_line("UID", f"tag:{settings.authority}:{about.stem}"),
            text_line("NAME", name),
            text_line("X-WR-CALNAME", name),  # what NAME of RFC 7986 was called before
            line("URL", f"{settings.base_url}/{page}"),
            line("SOURCE;VALUE=URI", f"{settings.base_url}/{about.stem}.ics"),
            line("REFRESH-INTERVAL;VALUE=DURATION", "P1D"),
            *events,
            line("END", "VCALENDAR"),
        ]
    )


def event(rows: Rows, stop: Stop) -> str:
    """Write one event."""
    digest, dates = stop.digest, stop.leg.dates
    if dates.first is None or dates.last is None:
        raise ValueError(f"{stop.name}: an event needs a first and a last day")
    visit = digest.visit
    # RFC 4151 authorities are a domain and a year; an event's id ends in the domain (RFC 5545).
    domain = rows.site.settings.authority.partition(",")[0]
    address = f"{rows.site.settings.base_url}/{digest.path}"
    stamp = digest.changed or dates.first
    host = rows.country(stop.leg.host)
    lines = [
        line("BEGIN", "VEVENT"),
        text_line("UID", f"{stop.name}@{domain}"),
        stamp_line("DTSTAMP", stamp),
        stamp_line("LAST-MODIFIED", stamp),
        line("SEQUENCE", str(sequence(stop))),
        day_line("DTSTART", dates.first),
        day_line("DTEND", day_after(dates.last)),
        line("STATUS", STANDING[visit.status]),
        line("TRANSP", "TRANSPARENT"),
        text_line("SUMMARY", summary(rows, stop, host)),
        text_line("LOCATION", rows.say(", ").join(part for part in (stop.leg.place, host) if part)),
        text_line("DESCRIPTION", description(rows, stop, address)),
        line("URL", address),
    ]
    return "".join([*lines, line("END", "VEVENT")])


def sequence(stop: Stop) -> int:
    """Return how often the visit was changed: every status after the first, every correction.

    Both are only ever added to, so the number never goes down (RFC 5545, 3.8.7.4).
    """
    return max(0, len(stop.digest.visit.history) - 1) + len(stop.digest.corrections)


def day_after(day: date) -> date:
    """Return the next day; DTEND is the first day that an event no longer covers."""
    return day + timedelta(days=1)


def summary(rows: Rows, stop: Stop, host: str) -> str:
    """Return an event's title: a tour's stop says where it is, a visit called off says so."""
    visit = stop.digest.visit
    title = stop.digest.title
    if len(visit.legs) > 1:
        title = rows.say("%(title)s (%(place)s)", title=title, place=host)
    if visit.status not in SAID_IN_TITLE:
        return title
    return rows.say("%(status)s: %(title)s", status=rows.say(STATUSES[visit.status]), title=title)


def description(rows: Rows, stop: Stop, address: str) -> str:
    """Return an event's text: kind and status, who goes where, the summary, the address."""
    visit = stop.digest.visit
    comma = rows.say(", ")
    words = (rows.say(STATUSES[visit.status]), rows.kind(stop.leg.kind or visit.kind))
    lines = [
        comma.join(word for word in words if word),
        rows.say(
            "%(people)s: %(origin)s to %(hosts)s",
            people=comma.join(rows.leader(leader)["text"] for leader in visit.leaders),
            origin=rows.country(visit.origin),
            hosts=comma.join(rows.country(host) for host in visit.hosts),
        ),
        stop.digest.summary,
        address,
    ]
    return "\n".join(text for text in lines if text)
