"""Words and shapes that the functions take."""

from __future__ import annotations

import datetime
import os
from collections.abc import Mapping, Sequence
from typing import Any, Literal, Protocol, TypeAlias, runtime_checkable

Lang: TypeAlias = Literal["id", "en"]
"""The language of a text for people; Indonesian is the default."""

Severity: TypeAlias = Literal["error", "warning", "info"]
Label: TypeAlias = Literal["decree", "strict", "plausible", "explicit", "review", "radius"]
KbliEdition: TypeAlias = Literal["2015", "2020", "2025"]
MarksWord: TypeAlias = Literal["dot_thousands", "comma_thousands"]
"""What ``.`` and ``,`` mean: Indonesian ``1.250,5`` or English ``1,250.5``."""
RegionSystem: TypeAlias = Literal["kemendagri", "bps"]
WorkersBasis: TypeAlias = Literal["undeclared", "paid", "including_owner"]
By: TypeAlias = Literal[
    "province", "regency", "district", "village", "kbli2", "kbli3", "kbli4", "kbli5", "size", "year"
]
SizeRule: TypeAlias = Literal["p64", "pp7", "bps"]

Day: TypeAlias = datetime.date | str
"""A civil day, as ``datetime.date`` or ``"2025-01-31"``."""

PathLike: TypeAlias = str | os.PathLike[str]
Unit: TypeAlias = Mapping[str, Any]
"""A unit with the keys of the contract; every key may be left out."""
Group: TypeAlias = Mapping[str, Any]
"""A sentra or a candidate: ``{"members": [...]}`` or ``{"declared": {...}}``."""
Region: TypeAlias = Mapping[str, Any]
"""A region with its sentra: ``{"region": "35.24", "groups": [...], "register_complete": True}``."""

Law: TypeAlias = Mapping[str, Any]
"""Another law than the national one: any of ``registry``, ``overlays`` (a list), ``known_at`` (a day), ``jurisdiction``."""
Side: TypeAlias = Day | Mapping[str, Any]
"""A law and its day: the day, or ``{"as_of": ..., "readings": {...}, "supplied": {...}, "law": {...}}``."""


@runtime_checkable
class ArrowTable(Protocol):
    """A table of polars, pandas >= 2.2, pyarrow, DuckDB and others."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...


Table: TypeAlias = ArrowTable | PathLike | Sequence[PathLike] | Sequence[Mapping[str, Any]]
"""Many units: a file, several files, a table of another library, a list of dicts."""
Columns: TypeAlias = Mapping[str, Sequence[Any]]
"""Many units as a dict of columns; only ``read`` takes it, because elsewhere a dict is one unit."""
