"""Shared by all tests. They run against the installed wheel, never against the source folder."""

from __future__ import annotations

from pathlib import Path

import pytest

import sentra_ikm

ROOT = Path(__file__).resolve().parents[3]
SOURCE = Path(__file__).resolve().parents[1] / "python"

# A test that imported the source folder would not have tested the wheel.
assert SOURCE not in Path(sentra_ikm.__file__).parents

LAMONGAN = ROOT / "examples/data/register_lamongan_SINTETIS.csv"

# No real numbers: a published test value, and one that was made up. They must never be shown.
NIK = "3171011708450001"
NPWP = "021832415000001"
NIB = "0220001234567"
PHONE = "081234567890"


@pytest.fixture
def five_of_a_kind() -> dict[str, object]:
    """Five embroidery workshops in one village."""
    return {"members": [
        {"id": f"u{i}", "workers": 4, "kbli": "13134", "kbli_edition": "2020", "village": "35.24.14.2005"}
        for i in range(5)
    ]}
