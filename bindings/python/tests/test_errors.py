"""Misuse raises, with a code and a place; data never do."""

from __future__ import annotations

import copy
import datetime
import math
import pickle
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import sentra_ikm as sentra

DAY = "2025-01-31"


def test_as_of_must_be_named() -> None:
    with pytest.raises(TypeError):
        sentra.assess({"workers": 5})  # type: ignore[call-overload]
    with pytest.raises(TypeError):
        sentra.assess({"workers": 5}, DAY)  # type: ignore[call-overload]


@pytest.mark.parametrize("day", ["2025-02-29", "31-01-2025", "", None, 20250131])
def test_impossible_days(day: Any) -> None:
    with pytest.raises(sentra.SentraError) as raised:
        sentra.assess({"workers": 5}, as_of=day)
    assert raised.value.path == "/as_of"


def test_a_moment_is_no_day() -> None:
    with pytest.raises(sentra.SentraTypeError):
        sentra.assess({}, as_of=datetime.datetime(2025, 1, 31))
    assert sentra.assess({}, as_of=datetime.date(2025, 1, 31)).as_of == DAY


@pytest.mark.parametrize(
    ("arguments", "path"),
    [
        ({"questions": ["unit.ikm.p65"]}, "/questions/0"),
        ({"questions": []}, "/questions"),
        ({"readings": {"basis15": "semua"}}, "/readings/basis15"),
        ({"readings": {"lokasi": "x"}}, "/readings/lokasi"),
    ],
)
def test_misuse_has_its_place(arguments: dict[str, Any], path: str) -> None:
    for subject in ({"workers": 5}, sentra.read([{"workers": 5}])):
        with pytest.raises(sentra.SentraError) as raised:
            sentra.assess(subject, as_of=DAY, **arguments)
        assert raised.value.path == path
        assert raised.value.text_id and raised.value.text_en
        assert raised.value.code in str(raised.value)


def test_an_error_is_a_value_error_and_survives_pickle_and_copy() -> None:
    with pytest.raises(ValueError) as raised:
        sentra.assess({}, as_of="x")
    error = raised.value
    assert isinstance(error, sentra.SentraError)
    for again in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):
        assert again == error and again.path == "/as_of" and again.text_id == error.text_id


@pytest.mark.parametrize("value", [object(), {1, 2}, 3 + 4j, lambda: None])
def test_values_that_are_no_data(value: object) -> None:
    with pytest.raises(sentra.SentraTypeError) as raised:
        sentra.check({"workers": value})
    assert isinstance(raised.value, TypeError)


def test_a_request_that_contains_itself() -> None:
    unit: dict[str, Any] = {}
    unit["name"] = unit
    with pytest.raises(sentra.SentraError):
        sentra.check(unit)
    deep: Any = 1
    for _ in range(10_000):
        deep = [deep]
    with pytest.raises(sentra.SentraError):
        sentra.check({"products": deep})


@pytest.mark.parametrize("x", [5, 3.14, b"x", True])
def test_not_a_table(x: Any) -> None:
    for ask in (sentra.read, sentra.check, lambda x: sentra.assess(x, as_of=DAY)):
        with pytest.raises(sentra.SentraTypeError) as raised:
            ask(x)
        assert "polars" in str(raised.value) and "pyarrow" in str(raised.value)


def test_no_data_raise() -> None:
    naughty: list[Any] = [
        None, "", "-", "abc", "1.250", "\x00", "\ud800", math.nan, math.inf, -math.inf, 10**30, -1, 0, 1.5, True, [], {},
        [[[]]], {"range": [2, 1]}, {"one_of": []}, {"x": 1}, Decimal("5.00"), Decimal("NaN"), datetime.date(2020, 1, 1),
        datetime.datetime(2020, 1, 1, 12), "９", "1e999", "9" * 10_000,
    ]
    fields = ["workers", "investment", "kbli", "village", "nik", "npwp", "nib", "established", "products", "latitude", "id"]
    for field in fields:
        for value in naughty:
            if value != "\ud800":  # half a character is no JSON: refused below
                assert sentra.check({field: value}).ok
            units = sentra.read({"id": ["a", "b"], field: [value, None]}) if field != "id" else sentra.read({"id": [value]})
            assert len(units) in (1, 2)
            sentra.assess(units, as_of=DAY)


def test_half_a_character_is_misuse_of_json() -> None:
    with pytest.raises(ValueError):
        sentra.check({"name": "\ud800"})
    units = sentra.read({"name": ["\ud800", "a"]})
    assert [f.code for f in units.findings if f.severity == "error"] == ["field.shape"]


def test_numbers_of_the_standard_library() -> None:
    def workers(value: object) -> object:
        return sentra.assess({"workers": value}, as_of=DAY, questions=["unit.ikm.p64"])["U3"].evidence[0].value

    assert workers(Decimal("5.00")) == workers(5) == workers("5")
    assert sentra.assess({"workers": math.nan}, as_of=DAY)["U3"].evidence[0].state == "missing"


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    cases: list[tuple[Path, str]] = [(tmp_path / "none.csv", "io.not_found"), (tmp_path, "io.directory")]
    book = tmp_path / "book.csv"
    book.write_bytes(b"PK\x03\x04rest")
    cases.append((book, "io.not_text"))
    for path, code in cases:
        with pytest.raises(sentra.SentraError) as raised:
            sentra.read(path)
        assert raised.value.code == code and raised.value.path == "/paths/0"
        assert str(path) in str(raised.value) or code == "io.not_text"
    empty = tmp_path / "empty.csv"
    empty.write_bytes(b"")
    assert len(sentra.read(empty)) == 0


def test_calls_that_would_be_misread() -> None:
    with pytest.raises(sentra.SentraTypeError) as raised:
        sentra.assess([{"members": []}, {"declared": {}}], as_of=DAY)
    assert raised.value.code == "assess.groups"
    with pytest.raises(sentra.SentraError) as again:
        sentra.read(sentra.read({"id": ["a"]}), kbli_edition="2020")
    assert again.value.code == "read.register"
    with pytest.raises(sentra.SentraTypeError):
        sentra.read({"workers": 5})  # type: ignore[dict-item]
    with pytest.raises(sentra.SentraError) as lengths:
        sentra.read({"id": ["a"], "workers": [1, 2]})
    assert lengths.value.code == "table.lengths"
    # A dict is one unit here; columns in it are findings, not many units.
    assert sentra.check({"workers": [5, 6]}).failures()


def test_options_that_do_not_exist() -> None:
    table = {"id": ["a"]}
    for option in ({"kbli_edition": "2021"}, {"marks": "dots"}, {"workers_basis": "all"}, {"region": "Atlantis"}, {"map": {"id": "worker"}}):
        with pytest.raises(sentra.SentraError) as raised:
            sentra.read(table, **option)  # type: ignore[arg-type]
        assert raised.value.path == f"/{next(iter(option))}"


def test_a_region_by_name_or_code() -> None:
    table = {"id": ["a"], "desa": ["Turi"], "kecamatan": ["Maduran"]}
    for region in ("35.24", "Lamongan", "Kabupaten Lamongan"):
        assert sentra.read(table, region=region).to_columns()["village"] == ["35.24.10.2016"]
    with pytest.raises(sentra.SentraError) as raised:
        sentra.read(table, region="Kediri")
    assert "35.06" in raised.value.text_id and "35.71" in raised.value.text_en
