"""Domain values to problems, and problems to reports.

``rules`` lays the digests side by side and lists every rule; ``report`` shows any list of problems
in a terminal, to a program or on a pull request; ``codes`` and ``keys`` write the two tables that
CONTRIBUTING.md holds.
"""
