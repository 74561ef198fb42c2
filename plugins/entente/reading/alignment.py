"""How an author's table sets its columns: as a class, since HTML has no attribute for it any more.

``| ---: |`` becomes ``<td class="right">``; the theme says how that looks.
"""

from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

__all__ = ["CLASSES", "Alignment"]

CLASSES = {"center": "centre", "right": "right"}
"""What Python-Markdown says of a cell → its class; to the left is where cells begin anyway."""
AFTER_INLINE = 15
"""Python-Markdown's own rules: inline 20, then the tidying of lines 10 and below."""


class ClassOfCells(Treeprocessor):
    """Gives each cell its class in place of the attribute."""

    def run(self, root: Element) -> None:
        """Change the tree of a text."""
        for cell in root.iter():
            if name := CLASSES.get(cell.attrib.pop("align", "")):
                cell.set("class", name)


class Alignment(Extension):
    """The rule as an extension; it needs the attribute, not the style, of the tables."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown calls it so
        """Register the rule."""
        md.treeprocessors.register(ClassOfCells(md), "alignment", AFTER_INLINE)
