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

test('the nearest change of plain objects and of text are one answer', () => {
  const cases = readCases().filter((one) => one.op === 'nearest');
  assert.ok(cases.length >= 60, `only ${cases.length} cases were found`);
  for (const { op, request } of cases) {
    assert.deepEqual(face.nearest(request), JSON.parse(face.callText(op, JSON.stringify(request))));
  }
});

test('totals come with their coverage', () => {
  const units = [
    { village: '35.24.14.2005', workers: 5, kbli: '13121' },
    { village: '35.24.14.2006', workers: { range: [1, null] } },
    {},
  ];
  const { cells, total } = face.aggregate({ units, by: ['regency'] });
  assert.deepEqual(cells.map(({ key, units: count }) => [key.regency, count]), [['35.24', '2'], ['undetermined', '1']]);
  assert.deepEqual(total.measures.workers, { sum: '5', known: 1, of: 3, open: 1, at_least: '6', at_most: null });
  const bySize = { units, by: ['size'], asOf: '2025-01-31', sizeRule: 'bps' };
  assert.deepEqual(face.aggregate(bySize), JSON.parse(face.callText('aggregate', JSON.stringify({ units, by: ['size'], as_of: '2025-01-31', size_rule: 'bps' }))));
  assert.equal(face.aggregate({ units, by: ['size'] }).error.path, '/as_of');
});
