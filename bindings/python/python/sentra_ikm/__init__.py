"""Sentra IKM: Indonesian clusters of small and medium industry, with the law cited.

``read`` a table, ``check`` what it really says, ``assess`` units and sentra as of a day, ask for the ``nearest`` change,
``aggregate`` with coverage, ``law_diff`` two laws.

>>> import sentra_ikm as sentra
>>> answer = sentra.assess({"workers": 5}, as_of="2025-01-31", questions=["unit.ikm.p64"])
>>> answer["unit.ikm.p64"].verdict
'met'
"""

from __future__ import annotations

from ._answer import Answer, Criterion
from ._core import VERSION as __version__
from ._errors import SentraError, SentraTypeError, SentraWarning
from ._findings import Finding, Findings
from ._law import LawChanges
from ._nearest import Nearest
from ._read import read
from ._register import Register
from ._totals import Totals
from ._verbs import aggregate, assess, call, check, law_diff, nearest
from ._verdicts import Verdicts

__all__ = [
    "Answer",
    "Criterion",
    "Finding",
    "Findings",
    "LawChanges",
    "Nearest",
    "Register",
    "SentraError",
    "SentraTypeError",
    "SentraWarning",
    "Totals",
    "Verdicts",
    "__version__",
    "aggregate",
    "assess",
    "call",
    "check",
    "law_diff",
    "nearest",
    "read",
]
