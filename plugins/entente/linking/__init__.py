"""What digests have to do with each other: which visits concern a country, a leader, a topic.

Computed once for the whole site, in time linear in the number of names, and then only asked.
"""
