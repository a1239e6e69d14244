// The normative cases, through the package in Node.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as face from '../npm/index.js';
import { readCases } from './cases.mjs';
import { difference, failures } from './match.mjs';

test('the matcher tells a difference', () => {
  const found = { a: 1, list: [{ b: 2 }, { c: 3 }] };
  const same = [{}, { a: 1 }, { list: [{}, { c: 3 }] }, { list: { $contains: [{ c: 3 }] } }, { z: { $absent: true } }];
  for (const expected of same) assert.equal(difference(expected, found), undefined, JSON.stringify(expected));
  const other = [{ a: '1' }, { z: 1 }, { list: [{}] }, { list: { $contains: [{ b: 3 }] } }, { a: { $absent: true } }, []];
  for (const expected of other) assert.notEqual(difference(expected, found), undefined, JSON.stringify(expected));
});

test('every conformance case holds', () => {
  const cases = readCases();
  assert.ok(cases.length >= 400, `only ${cases.length} cases were found`);
  assert.equal(new Set(cases.map((one) => one.id)).size, cases.length, 'two cases bear one id');
  assert.deepEqual(failures(face, cases), []);
});

test('plain objects and text give one answer', () => {
  for (const { op, request } of readCases().filter((one) => one.op === 'assess')) {
    assert.deepEqual(face.assess(request), JSON.parse(face.callText(op, JSON.stringify(request))));
  }
});
