"""Numbers of persons are planted everywhere and must never be shown."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest
from conftest import NIB, NIK, NPWP, PHONE

import sentra_ikm as sentra

DAY = "2025-01-31"
SECRETS = (NIK, NPWP, NIB, PHONE, NIK[:12], NPWP[:9], NIB[3:], PHONE[2:])
UNIT = {"id": "a", "name": "UD Contoh", "workers": 5, "nik": NIK, "npwp": NPWP, "nib": NIB, "phone": PHONE, "kbli": "13134"}
# The same, each damaged in a way that makes a finding.
BROKEN = {"id": "b", "nik": NIK + "9", "npwp": NPWP[:-1], "nib": NIB[1:], "phone": PHONE + "x", "workers": "banyak"}


def everything(thing: Any) -> str:
    texts = [repr(thing), str(thing)]
    for name in ("to_json", "to_html", "_repr_html_", "to_dict", "to_dicts", "to_columns"):
        if hasattr(thing, name):
            texts.append(str(getattr(thing, name)()))
    if hasattr(thing, "__arrow_c_stream__"):
        pa = pytest.importorskip("pyarrow")
        texts.append(str(pa.table(thing).to_pylist()))
    return "\n".join(texts)


def leaks(text: str) -> list[str]:
    return [s for s in SECRETS if s in text]


def test_no_number_is_ever_shown(tmp_path: Path) -> None:
    path = tmp_path / "register.csv"
    with path.open("w", newline="", encoding="utf-8") as out:
        writer = csv.DictWriter(out, list(UNIT), delimiter=";", extrasaction="ignore")
        writer.writeheader()
        writer.writerow(UNIT)
        writer.writerow(BROKEN)
    pl = pytest.importorskip("polars")
    tables: list[Any] = [
        path, [UNIT, BROKEN], {key: [UNIT.get(key), BROKEN.get(key)] for key in UNIT},
        pl.DataFrame([{k: str(v) for k, v in row.items()} for row in (UNIT, BROKEN)]),
    ]
    for table in tables:
        units = sentra.read(table)
        verdicts = sentra.assess(units, as_of=DAY)
        things: list[Any] = [units, units[0], units.findings, verdicts, verdicts.explain(0), verdicts.explain(1)]
        things += list(units.findings) + list(units)
        for thing in things:
            assert leaks(everything(thing)) == [], (type(thing), table)
        assert NIK in str(units.to_dicts(reveal_identifiers=True))
    for unit in (UNIT, BROKEN):
        for thing in (sentra.check(unit), sentra.check([unit, unit]), sentra.assess(unit, as_of=DAY),
                      sentra.assess({"members": [unit] * 5}, as_of=DAY)):
            assert leaks(everything(thing)) == [], unit


def test_no_number_stands_in_an_error() -> None:
    attempts: list[Any] = [
        lambda: sentra.assess(UNIT, as_of=DAY, questions=["x"]),  # type: ignore[list-item]
        lambda: sentra.assess({**UNIT, "nik": {NIK}}, as_of=DAY),
        lambda: sentra.assess({**UNIT, "nik": object()}, as_of=DAY),
        lambda: sentra.read({"nik": [NIK], "id": []}),
        lambda: sentra.assess(sentra.read([UNIT]), as_of="x"),
        lambda: sentra.assess(sentra.read([UNIT]), as_of=DAY).explain(NIK),
    ]
    for attempt in attempts:
        with pytest.raises(sentra.SentraError) as raised:
            attempt()
        assert leaks(f"{raised.value} {raised.value!r} {raised.value.args}") == []
