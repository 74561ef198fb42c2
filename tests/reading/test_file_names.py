"""Names of files: what each file of content is, and which names can be addresses."""

import pytest

from entente.domain.problem import Problem
from entente.reading.addresses import name_problem, picture_problem
from entente.reading.kinds import ContentKind, Role, role_of

ID = "2024-04-08-fumio-kishida-united-states"

ROLES = [
    (f"visits/2024/{ID}.md", Role(ContentKind.VISIT, ID, ID)),
    (f"visits/2024/{ID}/index.md", Role(ContentKind.VISIT, ID, ID)),
    (f"visits/2024/{ID}/2024-04-10-x.md", Role(ContentKind.ARTICLE, "2024-04-10-x", ID)),
    (f"visits/2024/{ID}/Arrival.JPG", Role(ContentKind.IMAGE, "Arrival.JPG", ID)),
    ("leaders/joe-biden.md", Role(ContentKind.LEADERS, "joe-biden", "")),
    ("countries/japan.md", Role(ContentKind.COUNTRIES, "japan", "")),
    ("topics/space.md", Role(ContentKind.TOPICS, "space", "")),
    ("pages/about.md", Role(ContentKind.PAGES, "about", "")),
]
STRAY = [
    (f"visits/{ID}.md", "content/visits/<year>/<id>.md"),
    (f"visits/2024/{ID}/a/b.md", "content/visits/<year>/<id>.md"),
    (f"visits/2024/{ID}.markdown", "the ending `.md`"),
    (f"visits/2024/{ID}.txt", "the ending `.md`"),
    ("visits/2024/photo.png", "the folder of its visit"),
    ("photo.png", "the folder of its visit"),
    ("leader/joe-biden.md", "one file an entry"),
    ("leaders/us/joe-biden.md", "one file an entry"),
    ("README.md", "one file an entry"),
    (f"visits/2024/{ID}/notes.pdf", "content/visits/<year>/<id>.md"),
]
ADDRESSES = [ID, "a", "2024", "con-artist", "a" * 120]
NO_ADDRESSES = [
    ("Kishida in Washington", "kishida-in-washington"),
    ("2024_04_08", "2024-04-08"),
    ("São Tomé", "sao-tome"),
    ("a--b", "a-b"),
    ("-a", "a"),
    ("a.b", "ab"),
    ("岸田", ""),
    ("con", ""),
    ("lpt1", ""),
    ("a" * 121, "a" * 120),
    ("", ""),
    ("..", ""),
    ("a/b", ""),
]


@pytest.mark.parametrize(("path", "role"), ROLES)
def test_every_file_of_content_is_something(path: str, role: Role) -> None:
    assert role_of(path, f"content/{path}") == role


@pytest.mark.parametrize(("path", "remedy"), STRAY)
def test_a_stray_file_is_a_problem_that_says_where_it_belongs(path: str, remedy: str) -> None:
    found = role_of(path, f"content/{path}")
    assert isinstance(found, Problem)
    assert (found.code, found.place.file) == ("E004", f"content/{path}")
    assert remedy in found.help


@pytest.mark.parametrize("name", ADDRESSES)
def test_a_name_that_is_an_address(name: str) -> None:
    assert name_problem(name, "x.md") is None


@pytest.mark.parametrize(("name", "proposal"), NO_ADDRESSES)
def test_a_name_that_is_none_is_reported_with_one_that_is(name: str, proposal: str) -> None:
    found = name_problem(name, "x.md")
    assert found
    assert found.code == "E205"
    assert f"`{proposal}` would do" in found.help if proposal else True


@pytest.mark.parametrize(
    "name", ["p.png", "IMG_0001.JPG", "a.b-c_d.webp", f"{'a' * 116}.png", "console.png", "com.gif"]
)
def test_a_picture_whose_name_can_stay(name: str) -> None:
    assert picture_problem(name, "x") is None


@pytest.mark.parametrize(
    ("name", "proposal"),
    [
        ("Photo 1.png", "photo-1.png"),
        ("Größe.JPG", "grosse.jpg"),
        ("a..png", "a.png"),
        ("-a.png", "a.png"),
        (f"{'a' * 117}.png", f"{'a' * 116}.png"),
        ("NUL.png", ""),
        ("con.tar.png", "contar.png"),
        ("岸田.png", ""),
        ('"><script>.png', "script.png"),
        ("{{ 7 }}.png", "7.png"),
        ("a:b.png", "a-b.png"),
    ],
)
def test_a_picture_whose_name_is_no_address(name: str, proposal: str) -> None:
    path = f"visits/2024/{ID}/{name}"
    found = role_of(path, f"content/{path}")
    assert isinstance(found, Problem)
    assert (found.code, found.place.file) == ("E205", f"content/{path}")
    assert found.help.endswith(f"; `{proposal}` would do." if proposal else "underscores.")
