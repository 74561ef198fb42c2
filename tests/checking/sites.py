"""Small sites and what is wrong with each, for ``test_rules``.

A site is the visits that it has, each with the keys in which it differs from one by Ada Ash to the
United States, 8 to 14 April 2024. What is wrong is a list of code and visit, in order of file. The
day of the records is 1 June 2024.
"""

from collections.abc import Mapping, Sequence

Keys = Mapping[str, str]

SEEDS = frozenset(f"seeds/{number:03}_809dab3f945c8a74.txt" for number in range(40))
TOUR = "[{to: FR, dates: 2024-04-08/2024-04-10}, {to: GB, dates: 2024-04-10/2024-04-12}]"

SITES: list[tuple[str, Mapping[str, Keys], Sequence[str]]] = [
    ("nothing", {}, []),
    ("one visit", {"a": {}}, []),
    ("a visit named for a year", {"2024": {}}, ["E401 2024"]),
    ("a visit named for a year of two figures", {"24": {}}, ["E401 24"]),
    ("an alias of nobody's", {"a": {"aliases": "[old/a/, old/b.html]"}}, []),
    ("an alias twice in one file", {"a": {"aliases": "[old/, old]"}}, ["E401 a"]),
    (
        "an alias that is another visit, in capitals",
        {"a": {"aliases": "[Visits/B.html]"}, "b": {"dates": "2024-05-08"}},
        ["E401 a"],
    ),
    (
        "an alias of two visits",
        {"a": {"aliases": "[old/]"}, "b": {"aliases": "[old/]", "dates": "2024-05-08"}},
        ["E401 b"],
    ),
    ("an alias that is the home page", {"a": {"aliases": "[index.html]"}}, ["E401 a"]),
    ("an alias below a page", {"a": {"aliases": "[visits.html/x/]"}}, ["E401 a"]),
    ("an alias that is a folder of another", {"a": {"aliases": "[x.a/y/, x.a]"}}, ["E401 a"]),
    ("an alias beside the visits", {"a": {"aliases": "[visits/old-a/]"}}, []),
    (
        "no source",
        {"a": {"sources": ""}},
        ["W201 a"],
    ),
    ("a seed that is there", {"a": {"sources": f"[{{title: T, file: {min(SEEDS)}}}]"}}, []),
    (
        "a seed that is not",
        {"a": {"sources": "[{title: T, file: seeds/007_809dab3f945c8a47.txt}]"}},
        ["E303 a"],
    ),
    (
        "in two countries at once",
        {"a": {}, "b": {"to": "FR", "dates": "2024-04-10/2024-04-12"}},
        ["W202 b"],
    ),
    (
        "a day within a longer visit elsewhere",
        {"a": {}, "b": {"to": "FR", "dates": "2024-04-10"}},
        ["W202 b"],
    ),
    (
        "departure and arrival on one day",
        {"a": {}, "b": {"to": "FR", "dates": "2024-04-14/2024-04-16"}},
        [],
    ),
    (
        "two countries in one day",
        {"a": {"dates": "2024-04-08"}, "b": {"to": "FR", "dates": "2024-04-08"}},
        [],
    ),
    (
        "another leader",
        {"a": {}, "b": {"leader": "Bo Birch", "to": "FR", "dates": "2024-04-10"}},
        [],
    ),
    (
        "one of several leaders",
        {"a": {"leader": "[Bo Birch, Ada Ash]"}, "b": {"to": "FR", "dates": "2024-04-10"}},
        ["W202 b"],
    ),
    (
        "cancelled",
        {"a": {}, "b": {"to": "FR", "dates": "2024-04-10", "status": "cancelled"}},
        [],
    ),
    (
        "postponed",
        {"a": {"status": "postponed"}, "b": {"to": "FR", "dates": "2024-04-10"}},
        [],
    ),
    ("in some month", {"a": {}, "b": {"to": "FR", "dates": "2024-04"}}, []),
    ("in doubt", {"a": {}, "b": {"to": "FR", "dates": "2024-04-10~"}}, []),
    (
        "open to the end",
        {"a": {"dates": "2024-04-08/..", "status": "under-way"}, "b": {"to": "FR"}},
        [],
    ),
    (
        "one place in two countries",
        {
            "a": {"to": "NATO", "place": "Washington"},
            "b": {"dates": "2024-04-09/2024-04-10", "place": "WASHINGTON"},
        },
        [],
    ),
    ("a tour by itself", {"a": {"legs": TOUR}}, []),
    (
        "a stop of a tour as a visit of its own",
        {"a": {"legs": TOUR}, "b": {"to": "GB", "dates": "2024-04-11"}},
        ["W203 b"],
    ),
    (
        "a tour, and elsewhere",
        {"a": {"legs": TOUR}, "b": {"to": "US", "dates": "2024-04-09"}},
        ["W202 b"],
    ),
    (
        "the same visit twice",
        {"a": {}, "b": {"dates": "2024-04-09/2024-04-14"}},
        ["W203 b"],
    ),
    (
        "the same visit, once with the month alone",
        {"a": {"dates": "1977-06"}, "b": {"dates": "1977-06-15"}},
        ["W203 b"],
    ),
    (
        "two visits to one country, one known by its year alone",
        {"a": {"dates": "1977"}, "b": {"dates": "1977-06-15"}},
        [],
    ),
    ("again to the same country", {"a": {}, "b": {"dates": "2024-05-09"}}, []),
    (
        "announced, and over",
        {"a": {"status": "announced"}},
        ["W204 a"],
    ),
    ("confirmed, and over", {"a": {"status": "confirmed"}}, ["W204 a"]),
    ("under way, and over", {"a": {"status": "under-way"}}, ["W204 a"]),
    (
        "under way, and to come",
        {"a": {"status": "under-way", "dates": "2024-07-01"}},
        ["W204 a"],
    ),
    (
        "concluded, and to come",
        {"a": {"status": "concluded", "dates": "2024-06-02"}},
        ["W204 a"],
    ),
    ("confirmed for today", {"a": {"status": "confirmed", "dates": "2024-06-01"}}, []),
    ("concluded today", {"a": {"status": "concluded", "dates": "2024-06-01"}}, []),
    ("announced for this month", {"a": {"status": "announced", "dates": "2024-06"}}, []),
    ("cancelled, and over", {"a": {"status": "cancelled"}}, []),
    (
        "a history that ends otherwise",
        {"a": {"status": "concluded", "history": "[{date: 2024-01-25, status: announced}]"}},
        ["W205 a"],
    ),
    (
        "a history without a status",
        {"a": {"history": "[{date: 2024-01-25, status: announced}]"}},
        [],
    ),
    (
        "called off in the history alone",
        {"a": {"history": "[{date: 2024-01-25, status: cancelled}]"}},
        ["W205 a"],
    ),
]
