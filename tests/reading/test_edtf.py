"""Reading dates: what is read, what is refused and offered, and what holds for every date."""

import pickle
from calendar import monthrange
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entente.domain.dates import Doubt, Span
from entente.reading.edtf import NotADateError, ReversedDatesError, parse, parse_day


def _table(name: str) -> list[list[str]]:
    """The rows of a table beside this file: cells between bars, a comment first."""
    lines = (Path(__file__).parent / "edtf" / f"{name}.txt").read_text("utf-8").splitlines()
    return [line.split(" | ") for line in lines if not line.startswith("#")]


@pytest.mark.parametrize(("text", "first", "last", "unit", "days"), _table("read"))
def test_reads(text: str, first: str, last: str, unit: str, days: str) -> None:
    span = parse(text)
    assert span.text == text
    assert str(span.first or "-") == first
    assert str(span.last or "-") == last
    assert (span.start.unit.value if span.start else "-") == unit
    assert str(span.days or "-") == days
    assert span.is_exact == (days != "-")


def test_same_start_and_end_are_written_once() -> None:
    assert parse("2024-04-08/2024-04-08") == parse("2024-04-08")
    assert parse("2024-04-08/2024-04-08").text == "2024-04-08"


@pytest.mark.parametrize(
    ("text", "doubt"), [("1977", ""), ("1977~", "~"), ("1977?", "?"), ("1977%", "%")]
)
def test_doubt(text: str, doubt: str) -> None:
    start = parse(text).start
    assert start is not None
    assert start.doubt is Doubt(doubt)
    assert (start.doubt.is_approximate, start.doubt.is_uncertain) == (
        doubt in {"~", "%"},
        doubt in {"?", "%"},
    )


@pytest.mark.parametrize(
    ("text", "offer"),
    [*_table("offered"), ("2024-04-08\n", "2024-04-08"), (" 2024", "2024")],
)
def test_refuses_and_offers(text: str, offer: str) -> None:
    with pytest.raises(NotADateError) as caught:
        parse(text)
    assert " or ".join(caught.value.offers) == offer
    assert str(caught.value).endswith(f"`{offer}`".replace(" or ", "` or `"))
    assert [parse(each).text for each in caught.value.offers] == list(caught.value.offers)


UNPRINTABLE = [
    ("", "is empty"),
    (" \t\n", "is empty"),
    ("8\u200bApril\u200e2024\x07\ud800", "8\\u200bApril\\u200e2024\\x07\\ud800"),
    ("2" * 5000, "22…"),
]


@pytest.mark.parametrize(("text", "message"), [*_table("refused"), *UNPRINTABLE])
def test_refuses(text: str, message: str) -> None:
    with pytest.raises(NotADateError) as caught:
        parse(text)
    assert message in str(caught.value)
    assert str(caught.value).rpartition(": ")[::2] == (caught.value.wrong, caught.value.remedy)
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 250


@pytest.mark.parametrize("text", ["2024-04-14/2024-04-08", "2024-05/2024-04", "2025/2024-12-31~"])
def test_reversed(text: str) -> None:
    with pytest.raises(
        ReversedDatesError, match="ends before it begins: write the first day first"
    ):
        parse(text)


def test_an_error_survives_the_way_between_processes() -> None:
    with pytest.raises(ReversedDatesError) as caught:
        parse("2024-05/2024-04")
    again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - written one line above
    assert (type(again), str(again)) == (ReversedDatesError, str(caught.value))


def test_parse_day() -> None:
    assert parse_day("2024-04-05") == date(2024, 4, 5)


@pytest.mark.parametrize(
    "text", ["2024-04", "2024-04-05?", "2024-04-05/2024-04-06", "2024-04-05/..", "5 April 2024"]
)
def test_parse_day_refuses(text: str) -> None:
    with pytest.raises(NotADateError, match="write"):
        parse_day(text)


def _texts() -> st.SearchStrategy[str]:
    """Every form of one date, possible days only."""
    doubt = st.sampled_from(["", "~", "?", "%"])
    day = st.dates(min_value=date(100, 1, 1)).map(date.isoformat)
    cut = st.sampled_from([10, 7, 4])
    unknown = st.sampled_from(["{:.3}X", "{:.2}XX", "{:.4}-XX", "{:.7}-XX", "{:.8}2X", "{:.8}0X"])
    return st.one_of(
        st.builds(lambda d, n, q: d[:n] + q, day, cut, doubt),
        st.builds(lambda d, form, q: form.format(d) + q, day, unknown, doubt),
    )


def _spans() -> st.SearchStrategy[Span]:
    """Every kind of span: single, interval, open at either end."""

    def joined(one: str, other: str, shape: str) -> Span:
        early, late = sorted((one, other), key=lambda text: parse(text).sort_key)
        return parse(shape.format(early, late))

    return st.builds(joined, _texts(), _texts(), st.sampled_from(["{}", "{}/{}", "{}/..", "../{}"]))


@given(_spans())
def test_text_round_trips(span: Span) -> None:
    assert parse(span.text) == span
    assert parse(span.text).text == span.text


@given(st.dates(), st.dates())
def test_days_agree_with_the_calendar(one: date, other: date) -> None:
    first, last = sorted((one, other))
    span = parse(f"{first}/{last}")
    assert (span.first, span.last, span.days) == (first, last, (last - first).days + 1)
    assert parse_day(str(one)) == one


@given(st.integers(1, 9999), st.integers(0, 99), st.integers(0, 99))
def test_exactly_the_days_of_the_calendar_are_read(year: int, month: int, day: int) -> None:
    text = f"{year:04}-{month:02}-{day:02}"
    try:
        expected = date.fromisoformat(text)
    except ValueError:
        with pytest.raises(NotADateError):
            parse(text)
    else:
        assert parse_day(text) == expected


@given(st.integers(1, 9999), st.integers(1, 12))
def test_months_and_years_cover_all_their_days(year: int, month: int) -> None:
    span, length = parse(f"{year:04}-{month:02}"), monthrange(year, month)[1]
    assert (span.first, span.last) == (date(year, month, 1), date(year, month, length))
    span = parse(f"{year:04}")
    assert (span.first, span.last) == (date(year, 1, 1), date(year, 12, 31))


@given(st.one_of(st.text(), st.text(alphabet="0123456789X-/.~?% April8th", max_size=24)))
def test_any_text_is_read_as_it_stands_or_refused_with_valid_offers(text: str) -> None:
    try:
        span = parse(text)
    except NotADateError as error:
        texts = list(error.offers)
        spans = [parse(offer) for offer in texts]
    else:
        texts, spans = [text], [span]
    for each, read in zip(texts, spans, strict=True):
        assert each in {read.text, f"{read.text}/{read.text}"}


@given(st.lists(_spans(), max_size=12))
def test_sort_key_is_a_total_order(spans: list[Span]) -> None:
    ordered = sorted(spans, key=lambda span: span.sort_key)
    backwards = spans[::-1]
    assert ordered == sorted(backwards, key=lambda span: span.sort_key)
    for one, two in pairwise(ordered):
        assert (one.sort_key < two.sort_key) == (one != two)


def test_sort_key_by_first_day_then_last_then_text() -> None:
    texts = [
        "../2024",
        "2024",
        "2024?",
        "2024/..",
        "2024-01-01/2024-01-03",
        "2023-12",
        "2024-01-02",
    ]
    assert sorted(texts, key=lambda text: parse(text).sort_key) == [
        "2023-12",
        "2024-01-01/2024-01-03",
        "../2024",
        "2024",
        "2024?",
        "2024/..",
        "2024-01-02",
    ]


@pytest.mark.parametrize(
    ("text", "year"),
    [("2024-12-30/2025-01-02", 2024), ("../2025-01", 2025), ("2024/..", 2024), ("197X", 1970)],
)
def test_year_to_file_under(text: str, year: int) -> None:
    assert parse(text).year == year


def test_a_span_names_a_date() -> None:
    with pytest.raises(ValueError, match="needs a start or an end"):
        Span(None, None)


@pytest.mark.parametrize(("one", "other", "may", "surely"), _table("shared"))
def test_shared_days(one: str, other: str, may: str, surely: str) -> None:
    for a, b in ((parse(one), parse(other)), (parse(other), parse(one))):
        assert a.may_share_a_day(b) is (may == "yes")
        assert a.surely_shares_a_day(b) is (surely == "yes")


_MAY = [date(2024, 5, 1) + timedelta(n) for n in range(31)]
_IN_MAY = st.sampled_from(
    ["2024-05", "2024-05-0X", "2024-05-1X", "2024-05-2X", *(day.isoformat() for day in _MAY)]
)


def _readings(span: Span) -> set[tuple[date, date]]:
    """Every pair of days on which a span of May 2024 may have begun and ended."""
    assert span.start is not None
    assert span.end is not None
    starts = [d for d in _MAY if span.start.first <= d <= span.start.last]
    return {(a, b) for a in starts for b in _MAY if a <= b and span.end.first <= b <= span.end.last}


@given(_IN_MAY, _IN_MAY, _IN_MAY, _IN_MAY)
def test_shared_days_agree_with_every_reading(a: str, b: str, c: str, d: str) -> None:
    one, other = (
        parse("/".join(sorted(pair, key=lambda text: parse(text).sort_key)))
        for pair in ((a, b), (c, d))
    )
    shared = {x[0] <= y[1] and y[0] <= x[1] for x in _readings(one) for y in _readings(other)}
    assert one.may_share_a_day(other) is (True in shared)
    assert one.surely_shares_a_day(other) is (False not in shared)
