"""Identities and names: who and what the names in manuscripts mean.

The gazetteer knows countries; leaders and topics are known by notes or by being named. ``resolve``
turns manuscripts into digests in which every name is one identity, or reports why it cannot.
"""
