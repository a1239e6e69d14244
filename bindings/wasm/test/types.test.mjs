// The declarations: what must compile does, and what must not does not.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import * as face from '../npm/index.js';
import * as web from '../npm/web.js';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

test('a consumer compiles, as a module and as CommonJS', () => {
  execFileSync(process.execPath, [here('node_modules/typescript/bin/tsc'), '--noEmit', '--project', here('types/tsconfig.json')], {
    stdio: 'inherit',
  });
});

test('every declared function exists, and every function is declared', () => {
  const declared = (file) =>
    [...readFileSync(here(`../npm/${file}`), 'utf8').matchAll(/^export function (\w+)/gm)].map((match) => match[1]);
  const names = [...new Set(declared('index.d.ts'))].sort();
  assert.deepEqual(names, Object.keys(face).sort());
  assert.deepEqual([...names, ...declared('web.d.ts')].sort(), Object.keys(web).sort());
});

test('no declaration says any', () => {
  for (const file of ['index.d.ts', 'web.d.ts', 'names.d.ts', 'pkg/index.d.cts']) {
    const text = readFileSync(here(`../npm/${file}`), 'utf8').replace(/\/\/.*|\/\*[\s\S]*?\*\//g, '');
    assert.doesNotMatch(text, /\bany\b(?!')|\bunknown\b(?!')(?!")/, file);
  }
});

test('the declared names are those of the catalogue', () => {
  const catalogue = face.catalogue();
  const text = readFileSync(here('../npm/names.d.ts'), 'utf8');
  const union = (name) => {
    const body = new RegExp(`export type ${name} =([^;]*);`).exec(text)[1];
    return [...body.matchAll(/"([^"]+)"/g)].map((match) => match[1]).sort();
  };
  assert.deepEqual(union('CriterionId'), catalogue.criteria.map(({ id }) => id).sort());
  assert.deepEqual(union('FindingCode'), catalogue.findings.map(({ code }) => code).sort());
  assert.deepEqual(union('UnitField'), catalogue.fields.map(({ field }) => field).sort());
  assert.deepEqual(union('ReadingId'), catalogue.readings.map(({ id }) => id).sort());
});

test('an answer has no key that the declarations do not know', () => {
  const text = readFileSync(here('../npm/index.d.ts'), 'utf8');
  const unit = { id: 'u', village: '35.24.14.2005', workers: 30, kbli: '13134', products: 'tenun', investment: '1.250' };
  const decrees = [{ number: '1/2019', issued: '2019-02-01', places: ['35.24.14.2005'], members: ['u', 'x'] }];
  const answers = [
    face.assess({ asOf: '2025-01-31', unit }),
    face.assess({ asOf: '2025-01-31', group: { members: Array.from({ length: 6 }, (_, n) => ({ ...unit, id: `u${n}` })), decrees } }),
    face.assess({ asOf: '2025-01-31', group: { declared: { units: 30, workers: 100, villages: ['35.24.14.2005'] } } }),
    face.assess({}),
    face.check([unit]),
    face.nearest({ asOf: '2025-01-31', unit: { workers: 25 }, question: 'unit.ikm.p64', mutable: ['investment_excl_land', 'investment_land'] }),
    face.nearest({ asOf: '2025-01-31', unit: {}, question: 'unit.industri', mutable: ['kbli'] }),
    face.nearest({ asOf: '2025-01-31', group: { members: [unit] }, question: 'sentra.pp29', mutable: ['members'] }),
    face.nearest({ asOf: '2025-01-31', group: { members: [unit] }, question: 'sentra.pp29', mutable: [] }),
    face.aggregate({ units: [unit, { workers: { range: [1, null] } }], by: ['regency', 'size'], asOf: '2025-01-31' }),
    face.catalogue(),
    face.lawDiff({ before: { asOf: '2016-06-30' }, after: { asOf: '2025-01-31', law: { jurisdiction: '35.24' } }, units: [unit], question: 'unit.skala.p64' }),
  ];
  const free = new Set(['params', 'answers', 'readings', 'key', 'measures']);
  const seen = new Set();
  const walk = (value, inside) => {
    if (Array.isArray(value)) return value.forEach((item) => walk(item, inside));
    if (value === null || typeof value !== 'object') return undefined;
    for (const [key, item] of Object.entries(value)) {
      if (!free.has(inside)) seen.add(key);
      walk(item, free.has(inside) ? '' : key);
    }
    return undefined;
  };
  answers.forEach((answer) => {
    walk(answer, '');
  });
  const unknown = [...seen].filter((key) => !new RegExp(`\\b${key}\\??:`).test(text));
  assert.deepEqual(unknown, []);
});
