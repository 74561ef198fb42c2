"""The floors put together: content to one site, and pages to a published output.

``assembly`` reads everything and returns the site with every problem; building and checking share
it. ``production`` makes what is out of date among the pages. ``configuration`` reads what the site
owner decided. Pelican's plugins and the commands call these and nothing below.
"""
