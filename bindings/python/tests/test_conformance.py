"""Every normative case, through the wheel: by the raw call and by the verbs."""

from __future__ import annotations

import json
from typing import Any

import pytest
from conftest import ROOT
from match import difference

import sentra_ikm as sentra

FILES = sorted((ROOT / "tests/conformance").rglob("*.json"))
CASES = [case for file in FILES for case in json.loads(file.read_text(encoding="utf-8"))["cases"]]


def test_there_are_cases_and_their_ids_are_unique() -> None:
    assert len(CASES) >= 80
    assert len({case["id"] for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    text = sentra.call(case["op"], json.dumps(case["request"], ensure_ascii=False))
    answer = json.loads(text)
    found = difference(case["expect"], answer)
    assert found is None, f"{case['id']} ({case['why']}) {found}"
    canonical = json.dumps(answer, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert text == canonical, "the answer is not canonical"


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_case_through_the_verbs(case: dict[str, Any]) -> None:
    request, op = case["request"], case["op"]
    raw = sentra.call(op, json.dumps(request, ensure_ascii=False))

    def ask() -> Any:
        if op == "assess":
            subject = request.get("group", request.get("unit"))
            if "region" in request:
                keys = ("region", "groups", "register_complete")
                subject = {"groups": [], **{key: request[key] for key in keys if key in request}}
                raw_request = json.dumps({"groups": [], **request}, ensure_ascii=False)
                assert sentra.call(op, raw_request) == raw
            if subject is None or ("groups" in request and "region" not in request):
                pytest.skip("the verbs always name one subject")
            asked = {key: request.get(key) for key in ("questions", "programmes", "readings", "supplied", "law")}
            return sentra.assess(subject, as_of=request.get("as_of"), **asked)
        if op == "law_diff":
            rows = request.get("groups", request.get("units"))
            if not rows or "question" not in request or "as_of" not in request["before"]:
                pytest.skip("the verb names both days, the question and some rows")
            return sentra.law_diff(
                rows, before=request["before"], after=request["after"], question=request["question"]
            )
        if op == "aggregate":
            return sentra.aggregate(
                request["units"], by=request["by"], as_of=request.get("as_of"), size_rule=request.get("size_rule", "p64")
            )
        if op == "nearest":
            subject = request.get("group", request.get("unit"))
            if not isinstance(request.get("mutable"), list) or "question" not in request:
                pytest.skip("the verb always names a question and what may change")
            asked = {key: request.get(key) for key in ("readings", "supplied", "law")}
            return sentra.nearest(
                subject, request["question"], as_of=request.get("as_of"), mutable=request["mutable"], **asked
            )
        return sentra.check(request["unit"] if op == "check_unit" else request["units"])

    if json.loads(raw)["ok"]:
        assert ask().to_json() == raw
    else:
        with pytest.raises(sentra.SentraError) as raised:
            ask()
        error = json.loads(raw)["error"]
        assert (raised.value.code, raised.value.path) == (error["code"], error["path"])
