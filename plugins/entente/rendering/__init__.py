"""Domain values to bytes: pages in every format, made purely, without touching the disk.

``*_pages`` modules turn the site into pages with a context of plain values (``contexts``);
``environment`` draws those that have a template, the other modules write feeds and sitemaps.
"""
