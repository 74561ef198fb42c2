"""All forms of report, under one roof: what ``publish.py check`` and the build print.

``text_report`` for a terminal, ``json_report`` for programs, ``github_report`` and
``summary_report`` for pull requests. Each takes any list of problems and sorts it itself.
"""

from entente.checking.github import github_report, summary_report
from entente.checking.machine import json_report
from entente.checking.terminal import count_line, text_report

__all__ = ["count_line", "github_report", "json_report", "summary_report", "text_report"]
