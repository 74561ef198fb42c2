"""What the preview answers, without a network: which files, which hosts, what is put in."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entente.commands.preview_pages import Answer, Scene, answer_to, policy_of, state_of
from entente.commands.preview_server import is_ours
from entente.files.served import read_served

PAGE = b"<!doctype html><html><head><title>T</title></head><body class=x><p>Text</p></body></html>"
LINKED = PAGE.replace(
    b"</head>", b'<link rel="stylesheet" href="../theme/site.css"></head>'
).replace(b"<p>", b'<p><img src="x/map.png">')
FILES = {
    "index.html": PAGE,
    "404.html": PAGE.replace(b"Text", b"Nowhere"),
    "visits/x.html": LINKED,
    "visits/x/map.png": b"PNG",
    "visits/x.json": b"{}",
    "visits.ics": b"BEGIN:VCALENDAR",
    "theme/site.css": b"p {}",
    ".entente.json": b"secret",
    ".git/config": b"secret",
    "a b é.txt": b"spaced",
}


@pytest.fixture
def scene(tmp_path: Path) -> Scene:
    output = tmp_path / "output"
    for path, content in FILES.items():
        (output / path).parent.mkdir(parents=True, exist_ok=True)
        (output / path).write_bytes(content)
    (tmp_path / "secret.txt").write_bytes(b"secret")
    (output / "link.txt").symlink_to(tmp_path / "secret.txt")
    (output / "up").symlink_to(tmp_path, target_is_directory=True)
    return Scene(output, "", "")


def below(scene: Scene, base: str = "", panel: str = "") -> Scene:
    return Scene(scene.output, base, panel)


@pytest.mark.parametrize(
    ("path", "media_type", "body"),
    [
        ("/visits/x.json", "application/json", b"{}"),
        ("/visits.ics", "text/calendar; charset=utf-8", b"BEGIN:VCALENDAR"),
        ("/theme/site.css", "text/css; charset=utf-8", b"p {}"),
        ("/visits/x/map.png", "image/png", b"PNG"),
        ("/a%20b%20%C3%A9.txt", "text/plain; charset=utf-8", b"spaced"),
    ],
)
def test_files_are_served_as_they_are(
    scene: Scene, path: str, media_type: str, body: bytes
) -> None:
    assert answer_to(path, scene) == Answer(200, media_type, body)
    assert answer_to(f"/repo{path}", below(scene, "/repo")) == Answer(200, media_type, body)


@pytest.mark.parametrize("path", ["/", "/index.html"])
def test_page_has_the_script_of_the_preview_and_nothing_else(scene: Scene, path: str) -> None:
    answer = answer_to(path, scene)
    script = (
        f'<script src="/.entente/preview.js" data-state="{state_of(path, scene)}" defer></script>'
    )
    assert (answer.status, answer.type) == (200, "text/html; charset=utf-8")
    assert answer.body.replace(script.encode(), b"").replace(b"\n", b"") == PAGE


def test_panel_stands_first_on_the_page(scene: Scene) -> None:
    body = answer_to("/", below(scene, panel="<aside>Wrong</aside>")).body
    assert b"<body class=x>\n<aside>Wrong</aside>" in body
    assert b'<link rel="stylesheet" href="/.entente/preview.css">' in body


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/visits/../../secret.txt",
        "/visits/..%2f..%2fsecret.txt",
        "/..%5csecret.txt",
        "/link.txt",
        "/up/secret.txt",
        "/.entente.json",
        "/.git/config",
        "/%2egit/config",
        "/visits/x.html/",
        "/visits",
        "/visits/",
        "//etc/passwd",
        "/C:/secret.txt",
        "/x%00.html",
        "/%ff%fe",
        "/nowhere.html",
        "",
        "*",
    ],
)
def test_all_else_is_the_page_for_addresses_that_lead_nowhere(scene: Scene, path: str) -> None:
    answer = answer_to(path, scene)
    assert answer.status == 404
    assert b"Nowhere" in answer.body
    assert b"secret" not in answer.body


@given(st.text())
def test_no_address_leaves_the_folder(tmp_path_factory: pytest.TempPathFactory, path: str) -> None:
    root = tmp_path_factory.getbasetemp() / "served"
    root.mkdir(exist_ok=True)
    root.with_name("secret").write_bytes(b"secret")
    assert read_served(root, path.split("/")) is None


@pytest.mark.parametrize("path", ["/", "/repo"])
def test_site_below_a_path_is_led_to(scene: Scene, path: str) -> None:
    answer = answer_to(path, below(scene, "/repo"))
    assert (answer.status, answer.location) == (302, "/repo/")


@pytest.mark.parametrize("path", ["/index.html", "/repository/index.html", "/repo2"])
def test_nothing_is_served_beside_the_base(scene: Scene, path: str) -> None:
    assert answer_to(path, below(scene, "/repo")).status == 404


@pytest.mark.parametrize(
    ("changed", "differs"),
    [
        ("visits/x.html", True),
        ("theme/site.css", True),
        ("visits/x/map.png", True),
        ("visits/x.json", False),
        ("index.html", False),
    ],
)
def test_state_changes_with_what_the_page_shows(
    scene: Scene, changed: str, *, differs: bool
) -> None:
    before = state_of("/repo/visits/x.html", below(scene, "/repo"))
    file = scene.output / changed
    file.write_bytes(file.read_bytes() + b" ")
    assert (state_of("/repo/visits/x.html", below(scene, "/repo")) != before) is differs


def test_state_changes_with_the_panel(scene: Scene) -> None:
    assert state_of("/", scene) != state_of("/", below(scene, panel="<aside></aside>"))


def test_before_the_first_good_build_there_is_the_panel_alone(tmp_path: Path) -> None:
    answer = answer_to("/any.html", Scene(tmp_path / "absent", "", "<aside>Wrong</aside>"))
    assert answer.status == 503
    assert b"<aside>Wrong</aside>" in answer.body
    assert b"no site yet" in answer.body


@pytest.mark.parametrize("name", ["preview.js", "preview.css", "watch.js"])
def test_files_of_the_preview_are_served(scene: Scene, name: str) -> None:
    assert answer_to(f"/.entente/{name}", scene).status == 200


@pytest.mark.parametrize("name", ["", "../answers.py", "%2e%2e/answers.py", "panel.html"])
def test_no_other_file_of_the_program_is_served(scene: Scene, name: str) -> None:
    assert answer_to(f"/.entente/{name}", scene).status == 404


HOSTS = [
    ("localhost", True),
    ("localhost:8000", True),
    ("LOCALHOST:8000", True),
    ("127.0.0.1:8000", True),
    ("[::1]:8000", True),
    ("192.168.1.5:8000", True),
    ("desk.local:8000", True),
    ("evil.example", False),
    ("evil.example:8000", False),
    ("localhost.evil.example", False),
    ("127.0.0.1.evil.example", False),
    ("evil.example@", False),
    ("[::1", False),
    ("", False),
]


@pytest.mark.parametrize(("given_host", "ours"), HOSTS)
def test_other_names_are_not_ours(given_host: str, *, ours: bool) -> None:
    assert is_ours(given_host, "desk.local") is ours


def test_answer_allows_nothing_inline_and_nothing_foreign(scene: Scene) -> None:
    for path in ("/", "/nowhere", "/visits/x.json", "/.entente/preview.js", "/theme/site.css"):
        policy = dict(rule.split(" ", 1) for rule in policy_of(answer_to(path, scene)).split("; "))
        assert policy.pop("default-src") == "'none'"
        assert set(policy.values()) <= {"'none'", "'self'"}


def test_style_that_a_page_names_by_its_hash_is_allowed_and_no_other() -> None:
    own = b'<meta http-equiv="Content-Security-Policy" content="style-src &#39;sha256-Ab+/=&#39;">'
    for head, styles in (
        (own, "'self' 'sha256-Ab+/='"),
        (
            own.replace(b"style-src ", b"style-src 'self' ").replace(b"&#39;", b"'"),
            "'self' 'sha256-Ab+/='",
        ),
        (own.replace(b"style-src", b"img-src"), "'self'"),
        (b"<p>'sha256-Ab+/='</p>", "'self'"),
    ):
        page = Answer(200, "text/html; charset=utf-8", PAGE.replace(b"<title>", head + b"<title>"))
        assert policy_of(page).partition("; style-src ")[2] == styles
        assert policy_of(Answer(200, "text/plain", page.body)).endswith("; style-src 'self'")
