"""Linked data: what a page is about in the words of schema.org, as JSON-LD.

Each page gives one graph. Entries have the address of their page as ``@id``, so that the graphs of
all pages join into one. Only what the records state is said. Visits are in ``linked_visits``.
"""

from collections.abc import Iterable

from entente.domain.leader import Leader
from entente.domain.topic import Topic
from entente.rendering.contexts import Link
from entente.rendering.language import tag_of
from entente.rendering.rows import Rows

__all__ = ["TEXT_LICENCE", "LinkedData", "Node", "known"]

Node = dict[str, object]
"""A thing by the names of its properties."""

TEXT_LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def known(node: Node) -> Node:
    """Return a node without what is not known: empty texts, empty lists and None."""
    return {name: value for name, value in node.items() if value not in ("", [], None)}


class LinkedData:
    """A site's graphs, one a page."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self.site = rows.site
        self.base = f"{rows.site.settings.base_url}/"

    def graph(self, nodes: Iterable[Node], trail: list[Link]) -> Node:
        """Return the graph of a page: its nodes, and the way to it where it has one."""
        way = [self.breadcrumbs(trail)] if trail else []
        return {"@context": "https://schema.org", "@graph": [*nodes, *way]}

    def address(self, path: str) -> str:
        """Return the canonical address of a page."""
        return self.base + ("" if path == "index.html" else path)

    def breadcrumbs(self, trail: list[Link]) -> Node:
        """Return the way to a page."""
        steps = [
            {
                "@type": "ListItem",
                "position": number,
                "name": link["text"],
                "item": self.address(link["href"]),
            }
            for number, link in enumerate(trail, start=1)
        ]
        return {"@type": "BreadcrumbList", "itemListElement": steps}

    def publisher(self) -> Node:
        """Return the site as the author of its digests."""
        name = self.site.settings.name
        return {"@type": "Organization", "@id": f"{self.base}#site", "name": name, "url": self.base}

    def website(self) -> Node:
        """Return the site."""
        return known(
            {
                "@type": "WebSite",
                "@id": self.base,
                "url": self.base,
                "name": self.site.settings.name,
                "description": self.site.settings.tagline,
                "inLanguage": tag_of(self.rows.locale),
                "publisher": self.publisher(),
            }
        )

    def country(self, code: str) -> Node:
        """Return a country as others name it."""
        entry = self.rows.code(code)
        return {"@type": "Country", "@id": self.address(entry["href"]), "name": entry["name"]}

    def country_itself(self, code: str) -> Node:
        """Return a country on its own page."""
        country = self.site.countries[code]
        names = [country.name, country.official, *(name for _, name in country.local)]
        node = self.country(code)
        others = [name for name in dict.fromkeys(names) if name and name != node["name"]]
        return known({**node, "url": node["@id"], "identifier": code, "alternateName": others})

    def person(self, slug: str) -> Node:
        """Return a leader as others name them."""
        leader = self.rows.leader(slug)
        return {"@type": "Person", "@id": self.address(leader["href"]), "name": leader["text"]}

    def person_itself(self, leader: Leader) -> Node:
        """Return a leader on their own page."""
        node = self.person(leader.slug)
        names = [*(name.text for name in leader.original), *leader.aliases]
        return known(
            {
                **node,
                "url": node["@id"],
                "alternateName": list(dict.fromkeys(names)),
                "jobTitle": list(dict.fromkeys(office.title for office in leader.offices)),
            }
        )

    def term(self, topic: Topic) -> Node:
        """Return a topic as a term of the set of all topics."""
        address = self.address(topic.path)
        return known(
            {
                "@type": "DefinedTerm",
                "@id": address,
                "url": address,
                "name": topic.name,
                "termCode": topic.slug,
                "description": topic.description,
                "alternateName": list(topic.aliases),
                "inDefinedTermSet": self.address("topics.html"),
            }
        )

    def term_set(self) -> Node:
        """Return the set of all topics."""
        address = self.address("topics.html")
        terms = [self.term(topic) for topic in self.site.topics.values()]
        name = f"{self.rows.say('Topics')} · {self.site.settings.name}"
        return {
            "@type": "DefinedTermSet",
            "@id": address,
            "url": address,
            "name": name,
            "hasDefinedTerm": terms,
        }

    def dataset(self, files: Iterable[tuple[str, str]]) -> Node:
        """Return the open data.

        Args:
            files: path and media type of each.

        """
        address = self.address("data.html")
        settings = self.site.settings
        downloads = [
            {
                "@type": "DataDownload",
                "contentUrl": self.address(path),
                "encodingFormat": media_type,
            }
            for path, media_type in files
        ]
        return {
            "@type": "Dataset",
            "@id": address,
            "url": address,
            "name": f"{self.rows.say('Visits')} · {settings.name}",
            "description": self.rows.say(
                "%(tagline)s: every record as tables and as JSON.", tagline=settings.tagline
            ),
            "license": TEXT_LICENCE,
            "version": self.site.as_of.isoformat(),
            "creator": self.publisher(),
            "distribution": downloads,
        }
