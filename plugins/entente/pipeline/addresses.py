"""Which page a file of content becomes."""

from entente.reading.kinds import ContentKind, Role

__all__ = ["FOLDERS", "page_of"]

FOLDERS = {
    ContentKind.VISIT: "visits/",
    ContentKind.ARTICLE: "visits/",
    ContentKind.LEADERS: "leaders/",
    ContentKind.COUNTRIES: "countries/",
    ContentKind.TOPICS: "topics/",
    ContentKind.PAGES: "",
}


def page_of(role: Role) -> str:
    """Return the page that a file becomes, with the article where it is a further one."""
    if role.kind is ContentKind.ARTICLE:
        return f"visits/{role.visit}.html#{role.name}"
    return f"{FOLDERS[role.kind]}{role.name}.html"
