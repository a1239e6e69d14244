"""The questions that can be asked."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any, get_args, overload

from . import _core
from ._answer import Answer
from ._errors import SentraTypeError
from ._findings import Findings
from ._json import request
from ._law import LawChanges
from ._nearest import Nearest
from ._read import read
from ._register import Register
from ._totals import Totals
from ._names import CriterionId, GroupFact, ProgrammeId, SuppliedId, UnitFact
from ._types import By, Day, Group, Law, Region, Side, SizeRule, Table, Unit
from ._verdicts import Verdicts

_GROUP_KEYS = frozenset({
    "members", "members_complete", "declared", "decrees", "register_of_decrees_complete", "suspected_duplicates",
    "one_location_review", *get_args(GroupFact),
}) - frozenset(get_args(UnitFact))


def call(operation: str, request_json: str) -> str:
    """Calls an operation of the contract: JSON in, canonical JSON out. It never raises for the request.

    >>> import sentra_ikm as sentra
    >>> sentra.call("assess", "{}")[:32]
    '{"error":{"code":"as_of.missing"'
    """
    return _core.call(operation, request_json)


def check(x: Unit | Table | Register) -> Findings:
    """All findings about a unit, about units, or about a table. It never raises because of the data.

    >>> import sentra_ikm as sentra
    >>> [f.path for f in sentra.check({"workers": -3})]
    ['/unit/workers']
    """
    if isinstance(x, Register):
        return x.findings
    if isinstance(x, Mapping):
        return Findings(call("check_unit", request({"unit": x})))
    if isinstance(x, Sequence) and not isinstance(x, str | bytes) and all(isinstance(u, Mapping) for u in x):
        return Findings(call("check", request({"units": list(x)})))
    return read(x).findings


@overload
def assess(
    x: Unit | Group | Region,
    *,
    as_of: Day,
    questions: Sequence[CriterionId] | None = None,
    programmes: Sequence[ProgrammeId] | None = None,
    readings: Mapping[str, Any] | None = None,
    supplied: Mapping[SuppliedId, str | int] | None = None,
    law: Law | None = None,
) -> Answer: ...
@overload
def assess(
    x: Table | Register,
    *,
    as_of: Day,
    questions: Sequence[CriterionId] | None = None,
    programmes: Sequence[ProgrammeId] | None = None,
    readings: Mapping[str, Any] | None = None,
    supplied: Mapping[SuppliedId, str | int] | None = None,
    law: Law | None = None,
) -> Verdicts: ...
def assess(
    x: Unit | Group | Region | Table | Register,
    *,
    as_of: Day,
    questions: Sequence[CriterionId] | None = None,
    programmes: Sequence[ProgrammeId] | None = None,
    readings: Mapping[str, Any] | None = None,
    supplied: Mapping[SuppliedId, str | int] | None = None,
    law: Law | None = None,
) -> Answer | Verdicts:
    """What the law of a day says about a unit, a sentra, a region, or every unit of a table.

    ``x``: a unit as a dict; a sentra as ``{"members": [...]}`` or ``{"declared": {...}}``; a region as
    ``{"region": "35.24", "groups": [...]}``; or a register or table, which gives columns of verdicts. ``as_of``: the day;
    this library knows no "today". ``questions``: identifiers of criteria. ``programmes``: identifiers of programmes, for
    all of their criteria. Where neither is named, one subject is asked all that fits and stands on firm evidence, a table
    the kind and scale of its units or whether its sentra are sentra. ``readings``: choices where the law leaves room.
    ``supplied``: numbers that no source gave to the library. ``law``: local rules (``{"overlays": [...], "jurisdiction":
    "35.24"}``), the law as it was known (``{"known_at": "2026-01-31"}``), or a whole registry; else the national law.

    >>> import sentra_ikm as sentra
    >>> from datetime import date
    >>> answer = sentra.assess({"workers": 25}, as_of=date(2025, 1, 31), questions=["unit.ikm.p64"])
    >>> answer["unit.ikm.p64"].verdict, answer["unit.ikm.p64"].missing.ask_next is not None
    ('unknown', True)
    """
    asked = _asked(as_of, readings, supplied, law)
    if questions is not None:
        asked["questions"] = [questions] if isinstance(questions, str) else list(questions)
    if programmes is not None:
        asked["programmes"] = [programmes] if isinstance(programmes, str) else list(programmes)
    if isinstance(x, Mapping) and "region" in x and "groups" in x:
        return Answer(call("assess", request({**asked, **x})))
    if isinstance(x, Mapping):
        return Answer(call("assess", request({**asked, _subject(x): x})))
    if isinstance(x, list | tuple) and any(isinstance(row, Mapping) and _GROUP_KEYS.intersection(row) for row in x):
        raise SentraTypeError(
            "assess.groups", "berikan satu kelompok sekali panggil, bukan daftar kelompok",
            "give one group a call, not a list of groups",
        )
    register = read(x)
    return Verdicts(register._units.assess(request(asked)), register._units)


def law_diff(
    x: Sequence[Unit] | Sequence[Group] | Table | Register,
    *,
    before: Side,
    after: Side,
    question: CriterionId,
) -> LawChanges:
    """Who changes status between two days, laws or readings, and which entries of the law are responsible.

    ``before`` and ``after``: a day, or a dict with ``as_of`` and any of ``readings``, ``supplied`` and ``law``.

    >>> import sentra_ikm as sentra
    >>> changes = sentra.law_diff([{"workers": 5}], before="2016-06-30", after="2025-01-31", question="unit.ikm.p64")
    >>> changes.changed, changes.transitions[0].after.verdict
    (1, 'met')
    """
    asked: dict[str, Any] = {"before": _side(before), "after": _side(after), "question": question}
    if isinstance(x, Sequence) and not isinstance(x, str | bytes) and all(isinstance(u, Mapping) for u in x):
        groups = any(_GROUP_KEYS.intersection(u) for u in x if isinstance(u, Mapping))
        return LawChanges(call("law_diff", request({**asked, "groups" if groups else "units": list(x)})))
    return LawChanges(read(x)._units.law_diff(request(asked)))


def nearest(
    x: Unit | Group,
    question: CriterionId,
    *,
    as_of: Day,
    mutable: Sequence[str],
    readings: Mapping[str, Any] | None = None,
    supplied: Mapping[SuppliedId, str | int] | None = None,
    law: Law | None = None,
) -> Nearest:
    """The fewest edits of inputs that may change which make a criterion met, or what stands in the way.

    ``mutable``: the inputs that may change, by their keys in the unit or group; of a group also ``members`` (further units),
    and ``members/<id>/<key>`` of a member, where ``*`` stands for all. ``readings``, ``supplied`` and
    ``law`` are those of ``assess``. It explains the rule; it is not advice to alter facts.

    >>> import sentra_ikm as sentra
    >>> unit = {"workers": 25, "investment_total": "16 miliar"}
    >>> change = sentra.nearest(unit, "unit.ikm.p64", as_of="2025-01-31", mutable=["workers"])
    >>> change.edits[0].en
    'workers: at most 19 (now 25)'
    """
    asked = _asked(as_of, readings, supplied, law)
    asked["question"] = question
    asked["mutable"] = [mutable] if isinstance(mutable, str) else list(mutable)
    return Nearest(call("nearest", request({**asked, _subject(x): x})))


def aggregate(
    x: Sequence[Unit] | Table | Register,
    *,
    by: Sequence[By] | By,
    as_of: Day | None = None,
    size_rule: SizeRule = "p64",
) -> Totals:
    """Units, workers, investment and production by region, industry, size or year, each sum with its coverage.

    ``by``: one key or several. ``as_of`` is needed for the key ``size``, because size classes change with the law.
    """
    asked: dict[str, Any] = {"by": [by] if isinstance(by, str) else list(by), "size_rule": size_rule}
    if as_of is not None:
        asked["as_of"] = _day(as_of)
    if isinstance(x, Sequence) and not isinstance(x, str | bytes) and all(isinstance(u, Mapping) for u in x):
        return Totals(call("aggregate", request({**asked, "units": list(x)})))
    return Totals(read(x)._units.aggregate(request(asked)))


def _asked(
    as_of: Day,
    readings: Mapping[str, Any] | None,
    supplied: Mapping[SuppliedId, str | int] | None,
    law: Law | None,
) -> dict[str, Any]:
    asked: dict[str, Any] = {"as_of": _day(as_of)}
    if readings is not None:
        asked["readings"] = readings
    if supplied is not None:
        asked["supplied"] = supplied
    if law is not None:
        asked["law"] = law
    return asked


def _subject(x: Mapping[str, Any]) -> str:
    return "group" if _GROUP_KEYS.intersection(x) else "unit"


def _side(side: Side) -> object:
    if isinstance(side, Mapping):
        return {**side, "as_of": _day(side["as_of"])} if "as_of" in side else side
    return {"as_of": _day(side)}


def _day(day: Day) -> object:
    if isinstance(day, datetime.datetime):
        raise SentraTypeError(
            "as_of.type", "as_of adalah hari, bukan waktu: pakai .date()", "as_of is a day, not a moment: use .date()"
        )
    return day.isoformat() if isinstance(day, datetime.date) else day

