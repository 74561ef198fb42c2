"""The only code that touches the disk: listing content, writing a site all or nothing, the cache.

Everything above it decides with values; everything here acts on what was decided.
"""
