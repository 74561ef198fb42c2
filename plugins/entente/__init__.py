"""Entente's library: from digests written in Markdown to the pages of a site.

It knows nothing of Pelican. ``plugins/README.md`` traces one build through it; each sub-package
is one room of one floor, and ``tests/test_floors.py`` holds which room may import which.
"""
