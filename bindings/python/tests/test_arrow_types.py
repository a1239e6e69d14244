"""What arrives through Arrow: five producers, their types, gaps, slices, chunks and empty tables.

The rule that matters most: a gap is read as missing, never as 0 or "".
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

import sentra_ikm as sentra
from sentra_ikm import SentraError, SentraTypeError

pa = pytest.importorskip("pyarrow")
pl = pytest.importorskip("polars")
pd = pytest.importorskip("pandas")
duckdb = pytest.importorskip("duckdb")

IDS = ["a", "b", "c", "d", "e"]
WORKERS = [5, None, 0, 25, None]


def columns(table: Any, **options: Any) -> dict[str, list[Any]]:
    return sentra.read(table, **options).to_columns()


def errors(table: Any) -> list[tuple[str, str]]:
    return [(f.code, f.path) for f in sentra.read(table).findings if f.severity == "error"]


# --- producers x types ---------------------------------------------------------------------------------------------

INTEGERS = ["int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"]


def arrow(kind: Any) -> Callable[[list[Any]], Any]:
    return lambda values: pa.table({"id": pa.array(IDS[: len(values)]), "workers": pa.array(values, type=kind)})


def decimals(values: list[Any], scale: int = 2) -> list[Any]:
    return [None if v is None else Decimal(v).scaleb(0).quantize(Decimal(10) ** -scale) for v in values]


PRODUCERS: dict[str, Callable[[list[Any]], Any]] = {
    **{f"pyarrow-{kind}": arrow(getattr(pa, kind)()) for kind in INTEGERS},
    "pyarrow-float32": arrow(pa.float32()),
    "pyarrow-float64": arrow(pa.float64()),
    "pyarrow-utf8": lambda v: arrow(pa.string())([None if x is None else str(x) for x in v]),
    "pyarrow-large_utf8": lambda v: arrow(pa.large_string())([None if x is None else str(x) for x in v]),
    "pyarrow-utf8_view": lambda v: arrow(pa.string_view())([None if x is None else str(x) for x in v]),
    "pyarrow-decimal32": lambda v: arrow(pa.decimal32(9, 2))(decimals(v)),
    "pyarrow-decimal64": lambda v: arrow(pa.decimal64(18, 2))(decimals(v)),
    "pyarrow-decimal128": lambda v: arrow(pa.decimal128(38, 2))(decimals(v)),
    "pyarrow-decimal128-0": lambda v: arrow(pa.decimal128(38, 0))(decimals(v, 0)),
    "pyarrow-decimal256": lambda v: arrow(pa.decimal256(40, 2))(decimals(v)),
    "pyarrow-dictionary": lambda v: pa.table({
        "id": IDS[: len(v)],
        "workers": pa.array([None if x is None else str(x) for x in v]).dictionary_encode(),
    }),
    "pyarrow-dictionary-of-numbers": lambda v: pa.table({
        "id": IDS[: len(v)], "workers": pa.array(v, pa.int64()).dictionary_encode(),
    }),
    # Nulls among the values of the dictionary, not only among its keys.
    "pyarrow-dictionary-null-values": lambda v: pa.table({
        "id": IDS[: len(v)],
        "workers": pa.DictionaryArray.from_arrays(
            pa.array(range(len(v)), pa.uint8()), pa.array([None if x is None else str(x) for x in v], pa.string())
        ),
    }),
    "polars-int": lambda v: pl.DataFrame({"id": IDS[: len(v)], "workers": v}, schema_overrides={"workers": pl.Int64}),
    "polars-text": lambda v: pl.DataFrame(
        {"id": IDS[: len(v)], "workers": [None if x is None else str(x) for x in v]}, schema_overrides={"workers": pl.String}
    ),
    "polars-categorical": lambda v: pl.DataFrame(
        {"id": IDS[: len(v)], "workers": [None if x is None else str(x) for x in v]},
        schema_overrides={"workers": pl.Categorical},
    ),
    "polars-enum": lambda v: pl.DataFrame(
        {"id": IDS[: len(v)], "workers": [None if x is None else str(x) for x in v]},
        schema_overrides={"workers": pl.Enum(["0", "5", "25"])},
    ),
    "polars-decimal": lambda v: pl.DataFrame({"id": IDS[: len(v)], "workers": decimals(v)}),
    "polars-float": lambda v: pl.DataFrame({"id": IDS[: len(v)], "workers": v}, schema_overrides={"workers": pl.Float64}),
    # Whole numbers with a gap become floats in pandas.
    "pandas-float": lambda v: pd.DataFrame({"id": IDS[: len(v)], "workers": v}),
    "pandas-Int64": lambda v: pd.DataFrame({"id": IDS[: len(v)], "workers": pd.array(v, dtype="Int64")}),
    "pandas-string": lambda v: pd.DataFrame({"id": IDS[: len(v)], "workers": pd.array(v, dtype="Int64").astype("string")}),
    "pandas-category": lambda v: pd.DataFrame({
        "id": IDS[: len(v)], "workers": pd.Categorical([None if x is None else str(x) for x in v])
    }),
    "pandas-arrow": lambda v: pd.DataFrame({
        "id": IDS[: len(v)], "workers": pd.array(v, dtype=pd.ArrowDtype(pa.int32()))
    }),
    "pandas-object": lambda v: pd.DataFrame({"id": IDS[: len(v)], "workers": pd.Series(v, dtype="object")}),
    "duckdb": lambda v: duckdb.sql(
        "select * from (values " + ",".join(f"('{i}', {'null' if x is None else x})" for i, x in zip(IDS, v, strict=False))
        + ") t(id, workers) order by id"
    ),
    # A sum of integers is HUGEINT there and arrives as Decimal128(38, 0).
    "duckdb-hugeint": lambda v: duckdb.sql(
        "select id, sum(w) as workers from (values "
        + ",".join(f"('{i}', {'null' if x is None else x})" for i, x in zip(IDS, v, strict=False))
        + ") t(id, w) group by id order by id"
    ),
    "list of dicts": lambda v: [{"id": i, "workers": x} for i, x in zip(IDS, v, strict=False)],
    "dict of columns": lambda v: {"id": IDS[: len(v)], "workers": v},
}


@pytest.mark.parametrize("producer", PRODUCERS)
def test_a_gap_is_missing_and_zero_is_zero(producer: str) -> None:
    table = PRODUCERS[producer](WORKERS)
    units = sentra.read(table)
    assert units.to_columns() == {"id": IDS, "workers": WORKERS}
    verdicts = sentra.assess(units, as_of="2025-01-31", questions=["unit.ikm.p64"])
    assert verdicts.verdicts("U3")[0] == "met"
    # The same as asking about each unit alone.
    for row, workers in enumerate(WORKERS):
        alone = sentra.assess({"id": IDS[row], "workers": workers}, as_of="2025-01-31", questions=["unit.ikm.p64"])
        assert verdicts.verdicts("U3")[row] == alone["U3"].verdict, (producer, row)
        assert verdicts.explain(row)["U3"] == alone["U3"], (producer, row)


@pytest.mark.parametrize("producer", [p for p in PRODUCERS if p.startswith("pyarrow")])
def test_slices_and_chunks(producer: str) -> None:
    table = PRODUCERS[producer](WORKERS)
    assert columns(table.slice(1, 3)) == {"id": IDS[1:4], "workers": WORKERS[1:4]}
    chunked = pa.concat_tables([table.slice(3), table.slice(0, 0), table.slice(0, 2)])
    assert columns(chunked) == {"id": IDS[3:] + IDS[:2], "workers": WORKERS[3:] + WORKERS[:2]}
    assert len(sentra.read(table.slice(0, 0))) == 0


@pytest.mark.parametrize("producer", [p for p in PRODUCERS if p.startswith("polars")])
def test_slices_of_polars(producer: str) -> None:
    table = PRODUCERS[producer](WORKERS)
    assert columns(table.slice(2, 3)) == {"id": IDS[2:], "workers": WORKERS[2:]}
    assert columns(pl.concat([table, table], rechunk=False))["workers"] == WORKERS * 2
    assert len(sentra.read(table.clear())) == 0


@pytest.mark.parametrize("producer", [p for p in PRODUCERS if p.startswith("pandas")])
def test_slices_of_pandas(producer: str) -> None:
    table = PRODUCERS[producer](WORKERS)
    # The index is no longer a plain range and arrives as a column of its own: it is not one of the table's.
    units = sentra.read(table.iloc[2:])
    assert units.to_columns() == {"id": IDS[2:], "workers": WORKERS[2:]}
    assert not any("__index" in f.text() for f in units.findings)
    assert len(sentra.read(table.iloc[:0])) == 0


def test_all_missing_is_all_missing() -> None:
    for table in (
        pa.table({"id": ["a", "b"], "workers": pa.nulls(2)}),
        pl.DataFrame({"id": ["a", "b"], "workers": [None, None]}),
        pd.DataFrame({"id": ["a", "b"], "workers": [None, None]}),
        duckdb.sql("select * from (values ('a', null), ('b', null)) t(id, workers)"),
        [{"id": "a"}, {"id": "b", "workers": None}],
    ):
        units = sentra.read(table)
        assert units.to_columns() == {"id": ["a", "b"]}
        assert units.to_dicts() == [{"id": "a"}, {"id": "b"}]


def test_many_batches_from_a_generator_of_python() -> None:
    schema = pa.schema([("id", pa.string()), ("workers", pa.int64())])

    def batches() -> Any:
        for i in range(20):
            yield pa.record_batch([pa.array([f"{i}-{j}" for j in range(i)]), pa.array(list(range(i)), pa.int64())], schema)

    reader = pa.RecordBatchReader.from_batches(schema, batches())
    assert len(sentra.read(reader)) == sum(range(20))
    # A reader is read once; the second time it gives nothing, and that is said.
    with pytest.warns(sentra.SentraWarning):
        assert len(sentra.read(reader)) == 0


def test_an_error_inside_a_stream_is_ours() -> None:
    schema = pa.schema([("id", pa.string())])

    def batches() -> Any:
        yield pa.record_batch([pa.array(["a"])], schema)
        raise RuntimeError("disk on fire")

    with pytest.raises(SentraError) as raised:
        sentra.read(pa.RecordBatchReader.from_batches(schema, batches()))
    assert raised.value.code == "table.stream"


# --- values --------------------------------------------------------------------------------------------------------


def test_floats_count_where_they_are_whole_and_exact() -> None:
    table = pa.table({
        "id": ["a", "b", "c", "d", "e", "f"],
        "investment_total": [1e9, 2.0**53 - 1, 2.0**53, math.inf, math.nan, 0.5],
    })
    units = sentra.read(table)
    assert units.to_columns()["investment_total"][:2] == [1_000_000_000, 2**53 - 1]
    assert units.to_columns()["investment_total"][2:5] == [None, None, None]
    found = errors(table)
    assert ("field.shape", "/units/2/investment_total") in found  # rounded already
    assert ("field.shape", "/units/3/investment_total") in found  # infinite
    assert not any(path.startswith("/units/4/") for _, path in found)  # NaN is how pandas writes a gap
    # A float of 32 bits is exact only to 2^24.
    small = pa.table({"investment_total": pa.array([16_777_215, 16_777_216], pa.float32())})
    assert columns(small)["investment_total"] == [16_777_215, None]


def test_large_integers_keep_every_digit() -> None:
    big = 2**53 + 1
    for table in (
        pa.table({"investment_total": pa.array([big], pa.int64())}),
        pa.table({"investment_total": pa.array([big], pa.uint64())}),
        pa.table({"investment_total": pa.array([Decimal(big)], pa.decimal128(38, 0))}),
        pl.DataFrame({"investment_total": [big]}),
        pd.DataFrame({"investment_total": [big]}),
        {"investment_total": [big]},
    ):
        units = sentra.read(table)
        assert units.to_columns()["investment_total"] == [big]
        assert pl.DataFrame(units)["investment_total"].to_list() == [big]


def test_dates_and_moments() -> None:
    day, moment = datetime.date(2019, 3, 2), datetime.datetime(2019, 3, 2)
    late = datetime.datetime(2019, 3, 2, 23, 30)
    tables = [
        pa.table({"established": pa.array([day], pa.date32())}),
        pa.table({"established": pa.array([day], pa.date64())}),
        *(pa.table({"established": pa.array([moment], pa.timestamp(u))}) for u in ("s", "ms", "us", "ns")),
        pl.DataFrame({"established": [day]}),
        pl.DataFrame({"established": [moment]}),
        pd.DataFrame({"established": [pd.Timestamp(moment)]}),
        pd.DataFrame({"established": pd.Series([day], dtype="object")}),
        duckdb.sql("select date '2019-03-02' as established"),
        {"established": [day]}, {"established": [moment]}, {"established": ["2019-03-02"]},
        {"established": [pd.Timestamp(moment)]},
    ]
    for table in tables:
        assert columns(table) == {"established": ["2019-03-02"]}, table
    # Which day it is in Indonesia is not guessed: a moment of a time zone is no date.
    utc = late.replace(tzinfo=datetime.UTC)
    for table in (
        pa.table({"established": pa.array([late], pa.timestamp("us", "UTC"))}), pd.DataFrame({"established": [utc]}),
        pl.DataFrame({"established": [utc]}), {"established": [utc]},
    ):
        units = sentra.read(table)
        assert units.to_columns() == {} and [f.path for f in units.findings.failures()] == ["/units/0/established"]
    # A moment without one has its day, and the time that is left out is noted.
    for table in (pa.table({"established": pa.array([late], pa.timestamp("us"))}), {"established": [late]}):
        units = sentra.read(table)
        assert units.to_columns() == {"established": ["2019-03-02"]} and units.findings.of(code="date.note")
    far = pa.table({"established": pa.array([2**40], pa.timestamp("s"))})
    assert [f.code for f in sentra.read(far).findings.failures()] == ["field.shape"]


def test_booleans_and_lists() -> None:
    table = pa.table({
        "industri_review": pa.array([True, False, None]),
        "products": pa.array([["Batik", "Bordir"], [], None], pa.list_(pa.string())),
        "raw_materials": pa.array([["Kain", None], None, None], pa.large_list(pa.large_string())),
    })
    rows = sentra.read(table).to_dicts()
    assert [row.get("industri_review") for row in rows] == [True, False, None]
    assert rows[0]["products"] == ["batik", "bordir"]
    assert rows[0]["raw_materials"] == ["kain"]
    assert sentra.read(pl.DataFrame({"products": [["Batik"], None]}))[0]["products"] == ["batik"]


def test_identifiers_are_text() -> None:
    text = sentra.read(pl.DataFrame({"nib": ["0220001234567"]}))
    assert text.to_dicts(reveal_identifiers=True)[0]["nib"] == "0220001234567"
    # As numbers they have lost their zeros or may have: never padded, always said.
    for table in (pl.DataFrame({"nib": [220001234567]}), pd.DataFrame({"nib": [220001234567.0, None]})):
        assert [c for c, _ in errors(table)] == ["identifier.excel_damage"]


def test_a_spreadsheet_column_that_mixes_numbers_and_texts() -> None:
    table = pd.DataFrame({"id": ["a", "b", "c", "d"], "workers": [5, "12 org", None, "-"], "kbli": [13134, "1313", None, 10391.0]})
    units = sentra.read(table)
    assert units.to_columns()["workers"] == [5, 12, None, None]
    assert units.to_columns()["kbli"] == ["13134", "1313", None, "10391"]


def test_headings_mean_what_they_mean_in_a_file() -> None:
    table = pl.DataFrame({
        "Nama Perusahaan": ["UD Contoh"], "TK LK": [3], "TK PR": [2], "Nilai Investasi (juta Rp)": ["1.250"], "warna": ["biru"],
    })
    units = sentra.read(table)
    row = units[0]
    assert (row["name"], row["workers_male"], row["workers"]) == ("UD Contoh", 3, 5)
    assert row["investment"] == {"one_of": [1_250_000, 1_250_000_000]}
    assert sentra.read(table, marks="dot_thousands")[0]["investment"] == 1_250_000_000
    assert "column.unmapped" in units.findings.counts()
    mapped = sentra.read(table, map={"warna": "products", "TK PR": "-"})
    assert mapped[0]["products"] == ["biru"] and "workers_female" not in mapped[0]


def test_two_columns_of_one_name() -> None:
    double = pd.DataFrame([["a", 5, 6]], columns=["id", "workers", "workers"])
    units = sentra.read(double)
    assert units.to_columns() == {"id": ["a"], "workers": [5]}
    assert units.findings.of(code="column.twice")
    assert sentra.read(pa.table([["a"], [5], [6]], names=["id", "workers", "workers"])).to_columns()["workers"] == [5]


def test_types_that_cannot_be_read_name_their_column() -> None:
    table = pa.table({"id": ["a"], "workers": pa.array([{"x": 1}])})
    with pytest.raises(SentraError) as raised:
        sentra.read(table)
    assert raised.value.code == "table.type" and raised.value.path == "/workers"
    # A column that is not used may be of any type.
    assert len(sentra.read(pa.table({"id": ["a"], "warna": pa.array([{"x": 1}])}))) == 1
    with pytest.raises(SentraError) as raised:
        sentra.read(pl.DataFrame({"workers": pl.Series([5], dtype=pl.Int128)}))
    assert "cast" in raised.value.text_en


# --- what is no table ----------------------------------------------------------------------------------------------


def test_objects_that_only_look_like_tables() -> None:
    lazy = pl.LazyFrame({"workers": [5]})
    with pytest.raises(SentraTypeError, match="collect"):
        sentra.read(lazy)  # type: ignore[arg-type]
    with pytest.raises(SentraTypeError, match="to_frame"):
        sentra.read(pl.Series([1]))
    with pytest.raises(SentraTypeError, match="to_frame"):
        sentra.check(pd.Series([1]))
    with pytest.raises(SentraTypeError, match="class"):
        sentra.read(pl.DataFrame)  # type: ignore[arg-type]


def test_broken_capsules_are_errors() -> None:
    class Wrong:
        def __init__(self, give: Any) -> None:
            self.give = give

        def __arrow_c_stream__(self, requested_schema: object = None) -> Any:
            return self.give

    table = pa.table({"id": ["a"]})
    capsule = table.__arrow_c_stream__()
    assert len(sentra.read(Wrong(capsule))) == 1
    for give in (capsule, table.schema.__arrow_c_schema__(), pa.array([1]).__arrow_c_array__()[1], 5, None):
        with pytest.raises(SentraError):
            sentra.read(Wrong(give))
    with pytest.raises(SentraError):
        sentra.read(Wrong(pa.chunked_array([[1, 2]]).__arrow_c_stream__()))

    class Failing:
        def __arrow_c_stream__(self, requested_schema: object = None) -> Any:
            raise KeyError("its own error is kept")

    with pytest.raises(KeyError, match="its own"):
        sentra.read(Failing())


def test_a_spark_table_is_not_pulled_through_the_driver() -> None:
    class Fake:
        def __arrow_c_stream__(self, requested_schema: object = None) -> Any:
            raise AssertionError("collected without being asked")

    Fake.__module__ = "pyspark.sql.classic.dataframe"
    with pytest.raises(SentraTypeError, match="toArrow"):
        sentra.read(Fake())


# --- out again -----------------------------------------------------------------------------------------------------


def test_results_are_tables_for_every_library() -> None:
    units = sentra.read(pl.DataFrame({"id": IDS, "workers": [5, None, -1, 25, 19], "latitude": [-7.1, None, 0.5, 1.0, 2.0],
                                      "industri_review": [True, None, False, None, None]}))
    verdicts = sentra.assess(units, as_of="2025-01-31")
    for result in (units, units.findings, verdicts):
        expected = result.to_dicts() if result is not units else [dict(zip(units.to_columns(), r, strict=True)) for r in
                                                                  zip(*units.to_columns().values(), strict=True)]
        assert pl.DataFrame(result).to_dicts() == expected
        assert pa.table(result).to_pylist() == expected
        assert duckdb.sql("select * from result").pl().to_dicts() == expected
        assert result.to_polars().to_dicts() == expected
        frame = result.to_pandas()
        assert len(frame) == len(expected) and list(frame.columns) == list(result.to_columns())
        assert [None if pd.isna(v) else v for v in frame.iloc[:, 0]] == list(result.to_columns().values())[0]
        assert pd.DataFrame.from_arrow(result).shape == frame.shape
        # Handing out twice gives the same twice.
        assert pa.table(result).equals(pa.table(result))
    assert pl.DataFrame(units).schema["workers"] == pl.Int64
    assert units.to_pandas()["workers"].dtype == "Int64"


def test_an_empty_result_is_a_table_too() -> None:
    empty = sentra.assess(sentra.read({"id": []}), as_of="2025-01-31")
    assert len(empty) == 0 and pl.DataFrame(empty).height == 0
    assert pl.DataFrame(sentra.check({})).height == 0
