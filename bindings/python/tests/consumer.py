"""A program that uses the package, as a type checker sees it. `mypy --strict` runs on it; it is also run."""

from __future__ import annotations

from datetime import date
from typing import assert_type

import sentra_ikm as sentra
from sentra_ikm import Answer, Criterion, Finding, Findings, Nearest, Register, SentraError, Verdicts

units = sentra.read([{"id": "a", "workers": 5}], kbli_edition="2020")
assert_type(units, Register)
findings = sentra.check(units)
assert_type(findings, Findings)
for finding in findings:
    assert_type(finding, Finding)
    where: tuple[str, int | None] = (finding.path, finding.line)

answer = sentra.assess({"workers": 5}, as_of=date(2025, 1, 31))
assert_type(answer, Answer)
assert_type(answer["unit.ikm.p64"], Criterion)
assert answer["unit.ikm.p64"].verdict == "met"
text: str = answer["unit.ikm.p64"].text("en")

group = sentra.assess({"members": [{"workers": 4}]}, as_of="2025-01-31", questions=["sentra.pp29"])
assert_type(group, Answer)

change = sentra.nearest({"workers": 25}, "unit.ikm.p64", as_of="2025-01-31", mutable=["workers"])
assert_type(change, Nearest)
assert change.outcome == "found" and change.verdict == "unknown"
sentence: str = change.text("en")

verdicts = sentra.assess(units, as_of="2025-01-31", questions=["unit.ikm.p64"])
assert_type(verdicts, Verdicts)
counts: dict[str, int] = verdicts.counts("unit.ikm.p64")
columns: dict[str, list[object]] = verdicts.to_columns()

try:
    sentra.assess(units, as_of="x")
except SentraError as error:
    code: str = error.code
