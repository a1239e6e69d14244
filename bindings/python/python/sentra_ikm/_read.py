"""Tables of every kind, into a register."""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Mapping, Sequence
from typing import Any

from . import _core
from ._errors import SentraError, SentraTypeError, SentraWarning
from ._register import Register
from ._types import Columns, KbliEdition, MarksWord, RegionSystem, Table, WorkersBasis

_ACCEPTED = "polars, pandas >= 2.2, pyarrow, DuckDB"


def read(
    table: Table | Columns | Register,
    *,
    region: str | None = None,
    kbli_edition: KbliEdition | None = None,
    marks: MarksWord | None = None,
    workers_basis: WorkersBasis | None = None,
    region_system: RegionSystem | None = None,
    map: Mapping[str, str] | None = None,
) -> Register:
    """Reads units from a file, several files, or any table.

    ``table``: a path or a list of paths; a table of polars, pandas, pyarrow, DuckDB or anything else with
    ``__arrow_c_stream__``; a list of dicts; a dict of columns.

    ``region``: the region that the table is about (code or name), so that names of villages can be told apart.
    ``kbli_edition``: the edition of its industry codes. ``marks``: what ``.`` and ``,`` between digits mean; what the
    columns prove is found without it. ``workers_basis``: which persons the counts mean. ``region_system``: whose codes
    bare digits are. ``map``: the field of a heading that does not tell by itself, ``{"TK LK": "workers_male"}``;
    ``"-"`` leaves a column out.

    What is wrong with the data never raises: see ``findings``.

    >>> import sentra_ikm as sentra
    >>> units = sentra.read({"Nama Perusahaan": ["UD Contoh"], "TK LK": [3], "TK PR": [2]})
    >>> len(units), units[0]["workers"]
    (1, 5)
    """
    mapped = {str(heading): str(field) for heading, field in (map or {}).items()}
    words = {"region": region, "kbli_edition": kbli_edition, "marks": marks, "workers_basis": workers_basis,
             "region_system": region_system}
    given = {name: str(word) for name, word in words.items() if word is not None}
    if isinstance(table, Register):
        if mapped or given:
            raise SentraError(
                "read.register", "", "Register sudah dibaca; beri pilihan saat membaca sumbernya",
                "a Register has been read already; give options when its source is read",
            )
        return table
    paths = _paths(table)
    if paths is not None:
        return Register(_core.read_paths(paths, mapped, given))
    _refuse(table)
    if hasattr(table, "__arrow_c_stream__"):
        return Register(_arrow(table, mapped, given))
    if isinstance(table, Mapping):
        headings = [str(key) for key in table]
        return Register(_core.read_columns(headings, _columns(table), mapped, given))
    if isinstance(table, Sequence) and not isinstance(table, bytes) and all(isinstance(row, Mapping) for row in table):
        return Register(_rows(table, mapped, given))
    raise _not_a_table(table)


def _paths(table: object) -> list[str] | None:
    """The paths, if these are paths."""
    if isinstance(table, str | os.PathLike):
        return [os.fspath(table)]
    if isinstance(table, list | tuple) and table and all(isinstance(path, str | os.PathLike) for path in table):
        return [os.fspath(path) for path in table]
    return None


def _refuse(table: object) -> None:
    """Looks at what is known not to work before it is tried. Nothing is imported for that."""
    kind = type(table)
    name, library = kind.__name__, kind.__module__.partition(".")[0]
    if isinstance(table, type):
        raise SentraTypeError(
            "table.class", f"{table.__name__} adalah kelas, bukan tabel", f"{table.__name__} is a class, not a table"
        )
    if library == "pyspark":
        # It has the Arrow method too, and would pull every partition through the driver unasked.
        raise SentraTypeError(
            "table.spark", "tabel Spark: ambil dahulu dengan .toArrow()", "a Spark table: collect it first with .toArrow()"
        )
    if name == "LazyFrame":
        raise SentraTypeError(
            "table.lazy", "LazyFrame belum dihitung: panggil .collect()", "a LazyFrame is not computed yet: call .collect()"
        )
    if name == "Series":
        raise SentraTypeError(
            "table.series", "Series hanya satu kolom: beri DataFrame, misalnya dengan .to_frame()",
            "a Series is one column: give a DataFrame, for instance with .to_frame()",
        )


def _not_a_table(table: object) -> SentraTypeError:
    name = type(table).__name__
    return SentraTypeError(
        "table.type",
        f"{name} bukan tabel; yang diterima: path, {_ACCEPTED}, daftar dict, dict berisi kolom",
        f"{name} is no table; accepted are: a path, {_ACCEPTED}, a list of dicts, a dict of columns",
    )


def _arrow(table: Any, mapped: dict[str, str], given: dict[str, str]) -> _core.Units:
    library = type(table).__module__.partition(".")[0]
    if library == "polars" and any(str(kind) == "Null" for kind in table.dtypes):
        # Polars writes a column without any value with one buffer too many, which readers refuse (seen in 2.1).
        polars = sys.modules["polars"]
        table = table.cast({polars.Null: polars.String})
    try:
        units = _core.read_arrow(table, mapped, given)
    except SentraError:
        raise
    except (TypeError, ValueError, NotImplementedError, ImportError, OverflowError):
        if library != "pandas":
            raise
        # Columns that mix numbers and texts, as spreadsheets have them, do not pass pandas' own conversion; nor does any
        # without pyarrow. They are taken value by value, each as what it is.
        frame = [table.iloc[:, place].tolist() for place in range(table.shape[1])]
        return _core.read_columns([str(name) for name in table.columns], frame, mapped, given)
    if len(units) == 0 and type(table).__name__ == "RecordBatchReader":
        warnings.warn(
            "the reader gave no rows; a RecordBatchReader can be read only once / pembaca ini hanya dapat dibaca sekali",
            SentraWarning,
            stacklevel=3,
        )
    return units


def _columns(table: Mapping[str, Any]) -> list[list[Any]]:
    columns: list[list[Any]] = []
    for name, values in table.items():
        if isinstance(values, str | bytes | Mapping) or not hasattr(values, "__iter__"):
            raise SentraTypeError(
                "table.column", f"kolom \"{name}\" bukan daftar nilai; satu unit diberikan kepada assess atau check",
                f"column \"{name}\" is no list of values; a single unit is given to assess or check",
            )
        columns.append(values.tolist() if hasattr(values, "tolist") else list(values))
    if len({len(column) for column in columns}) > 1:
        lengths = ", ".join(f"{name}: {len(column)}" for name, column in zip(table, columns, strict=True))
        raise SentraError(
            "table.lengths", "", f"kolom tidak sama panjang ({lengths})", f"columns differ in length ({lengths})"
        )
    return columns


def _rows(table: Sequence[Any], mapped: dict[str, str], given: dict[str, str]) -> _core.Units:
    headings: list[Any] = list(dict.fromkeys(key for row in table for key in row))
    if not headings and table:
        # Rows without any key are still rows.
        return _core.read_columns(["id"], [[None] * len(table)], mapped, given)
    columns = [[row.get(key) for row in table] for key in headings]
    return _core.read_columns([str(key) for key in headings], columns, mapped, given)
