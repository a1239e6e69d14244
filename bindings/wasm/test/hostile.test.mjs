// Whatever is handed over, the functions answer with a plain object and do not throw.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as face from '../npm/index.js';
import { randomOf } from './random.mjs';

const FUNCTIONS = ['check', 'checkUnit', 'assess', 'nearest', 'aggregate'];

/** A failure with this code at this place, and with both texts. */
function assertFailure(answer, code, path) {
  assert.equal(answer.ok, false);
  assert.equal(answer.error.code, code);
  assert.equal(answer.error.path, path);
  assert.ok(answer.error.id.length > 5 && answer.error.en.length > 5);
}

function assertAnswer(answer, what) {
  assert.equal(Object.getPrototypeOf(answer), Object.prototype, what);
  assert.equal(typeof answer.ok, 'boolean', what);
  if (!answer.ok) assert.notEqual(answer.error.code, 'internal', what);
}

const thrower = () => {
  throw new Error('evil');
};
const everyTrap = new Proxy(
  {},
  new Proxy({}, { get: () => thrower }),
);
const revoked = Proxy.revocable([], {});
revoked.revoke();
const cycle = { workers: 5 };
cycle.self = cycle;

const HOSTILE = {
  'a throwing getter': { get workers() { return thrower(); } },
  'a getter that throws nothing': { get workers() { throw undefined; } },
  'a proxy that throws at everything': everyTrap,
  'a revoked proxy': revoked.proxy,
  'a cycle': cycle,
  'a map': new Map([['workers', 5]]),
  'a set': new Set([5]),
  'a date': new Date(0),
  'a promise': Promise.resolve(5),
  'a typed array': new Uint8Array(3),
  'a class': new (class Unit { workers = 5; })(),
  'a boxed number': Object(5),
  'a regular expression': /x/,
  'an object that inherits': Object.create({ workers: 5 }),
  'half a character': 'a\ud800b',
  'a number that lost digits': 2 ** 53,
};

test('what cannot be carried over is refused with its place', () => {
  for (const [what, value] of Object.entries(HOSTILE)) {
    assertFailure(face.checkUnit({ workers: 5, name: value }), 'input.shape', place(what, '/unit/name'));
    assertFailure(face.check([{}, { name: [value] }]), 'input.shape', place(what, '/units/1/name/0'));
    assertFailure(face.assess({ asOf: '2025-01-31', unit: { name: value } }), 'input.shape', place(what, '/unit/name'));
  }
});

/** Some values are refused at a place inside them. */
function place(what, base) {
  if (what.includes('getter')) return `${base}/workers`;
  return what === 'a cycle' ? `${base}/self` : base;
}

test('nothing at all is refused', () => {
  for (const name of FUNCTIONS) {
    for (const value of [undefined, null, 42, NaN, 5n, 'text', Symbol('s'), () => {}, true, HOSTILE['a map'], everyTrap, revoked.proxy]) {
      const answer = face[name](value);
      assert.equal(answer.ok === false || name === 'checkUnit', true, `${name} ${String(typeof value)}`);
      assertAnswer(answer, name);
    }
    assertAnswer(face[name](), name);
  }
});

test('undefined, functions and symbols are absent, and null is missing', () => {
  const bare = face.checkUnit({ workers: 5 });
  assert.deepEqual(face.checkUnit({ workers: 5, nib: undefined, kbli: () => 1, name: Symbol('x'), owner: null }), bare);
  assert.deepEqual(face.checkUnit(Object.assign(Object.create(null), { workers: 5 })), bare);
});

test('a BigInt is a decimal text, and a large number is refused instead of being rounded', () => {
  const assess = (investment_total) =>
    face.assess({ asOf: '2025-01-31', unit: { workers: 25, investment_total }, questions: ['unit.ikm.p64'] });
  const value = (answer) => answer.answers['unit.ikm.p64'].evidence.find((item) => item.input === 'investment_total').value;
  assert.equal(value(assess(9007199254740993n)), '9007199254740993');
  assert.equal(value(assess('9007199254740993')), '9007199254740993');
  assert.equal(value(assess(Number.MAX_SAFE_INTEGER)), '9007199254740991');
  assertFailure(assess(9007199254740992), 'input.shape', '/unit/investment_total');
  assertFailure(assess(-1e300), 'input.shape', '/unit/investment_total');
});

test('the infinities become findings, and NaN is what it is as a text: no data', () => {
  for (const workers of [Infinity, -Infinity]) {
    const answer = face.checkUnit({ workers });
    assert.ok(answer.findings.some((finding) => finding.path === '/unit/workers'), String(workers));
  }
  assert.deepEqual(face.checkUnit({ workers: NaN }), face.checkUnit({ workers: 'NaN' }));
  assert.deepEqual(face.checkUnit({ workers: -0 }), face.checkUnit({ workers: 0 }));
});

test('a key __proto__ is a key', () => {
  const polluted = JSON.parse('{"__proto__": {"workers": 5}, "constructor": 1, "workers": 5}');
  const answer = face.checkUnit(polluted);
  const paths = answer.findings.map((finding) => finding.path);
  assert.ok(paths.includes('/unit/__proto__') && paths.includes('/unit/constructor'));
  assert.equal({}.workers, undefined);
  const keys = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'];
  for (const key of keys) {
    const answers = [face.checkUnit({ [key]: key }), face.check({ [key]: 1 }), face.assess({ asOf: '2025-01-31', [key]: 1 })];
    for (const one of answers) assertAnswer(one, key);
    assert.equal(face.assess({ asOf: '2025-01-31', unit: {}, [key]: 1 }).error.code, 'request.key');
  }
  assert.deepEqual(Object.keys(Object.prototype), []);
});

test('both spellings of the date are taken, but not both at once', () => {
  const unit = { workers: 5 };
  assert.deepEqual(face.assess({ asOf: '2025-01-31', unit }), face.assess({ as_of: '2025-01-31', unit }));
  assertFailure(face.assess({ asOf: '2025-01-31', as_of: '2025-01-31', unit }), 'input.shape', '/as_of');
  assert.equal(face.assess({ asOf: undefined, as_of: '2025-01-31', unit }).ok, true);
  assert.equal(face.assess({ unit }).error.path, '/as_of');
  assert.equal(face.assess({ asOf: '2025-01-31', unit: { asOf: '2025' } }).findings[0].path, '/unit/asOf');
});

test('deep and long requests end at a limit', () => {
  const deep = (levels) => {
    let value = 5;
    for (let level = 0; level < levels; level += 1) value = [value];
    return value;
  };
  assertAnswer(face.checkUnit({ name: deep(14) }), 'deep');
  assertFailure(face.checkUnit({ name: deep(16) }), 'input.limit', `/unit/name${'/0'.repeat(15)}`);
  assertFailure(face.checkUnit({ name: deep(1e5) }), 'input.limit', `/unit/name${'/0'.repeat(15)}`);
  assertFailure(face.checkUnit({ name: 'x'.repeat(5_000_001) }), 'input.limit', '/unit/name');
  assertFailure(face.check(new Array(4e9)), 'input.limit', '/units/1000000');
  assert.equal(face.checkUnit({ name: '\u0001'.repeat(4_000_000) }).error.code, 'input.limit');
  assertAnswer(face.checkUnit({ name: 'x'.repeat(4_999_900) }), 'long');
  assertAnswer(face.check(Array.from({ length: 100_000 }, () => ({}))), 'many');
  let wide = {};
  for (let level = 0; level < 15; level += 1) wide = Array.from({ length: 20 }, () => wide);
  assert.equal(face.check(wide).error.code, 'input.limit');
  const absent = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`k${index}`, undefined]));
  let hidden = absent;
  for (let level = 0; level < 12; level += 1) hidden = Array.from({ length: 20 }, () => hidden);
  assert.equal(face.check(hidden).error.code, 'input.limit');
});

test('the text function takes texts only', () => {
  for (const [operation, request] of [[1, '{}'], ['check', {}], [undefined, undefined], ['check', null], [Symbol('x'), '{}']]) {
    assertFailure(JSON.parse(face.callText(operation, request)), 'input.shape', '');
  }
  assertFailure(JSON.parse(face.callText('check', ' '.repeat(5_000_001))), 'input.limit', '');
  assert.equal(face.callText('nothing', '{}'), face.callText('nothing', ' {} '));
  for (const text of ['', '{', 'null', '[]', '{"units":1,"units":2}', '[[[['.repeat(10_000), '\u0000', '"\ud800"']) {
    assert.equal(JSON.parse(face.callText('check', text)).ok, false, JSON.stringify(text.slice(0, 20)));
  }
  const failure = face.callText(1, 2);
  assert.match(failure, /^\{"error":\{"code":.*,"en":.*,"id":.*,"path":""\},"ok":false\}$/);
});

test('2,000 random values give an answer each', () => {
  const random = randomOf(20251124);
  const fields = face.catalogue().fields.map(({ field }) => field);
  const keys = [...fields, 'members', 'declared', 'decrees', 'range', 'one_of', 'missing', 'not_applicable', '__proto__', '', 'é/~'];
  const texts = ['', '-', '1.250', '1e9', 'Rp 1,5 miliar', '35.24.14.2005', '2021-02-30', '<b>', '=1+1', 'ﷺ', '\u0000', '\u202e', '😀', '9'.repeat(400)];
  const strange = [NaN, -0, 1e308, -1, 0.1, 2 ** 40, 5n, -(2n ** 70n), undefined, null, true, Symbol('s'), () => 1, new Map(), new Date(), '\udc00'];
  const pick = (list) => list[random(list.length)];
  const any = (depth) => {
    const kind = random(depth > 4 ? 3 : 6);
    if (kind === 0) return pick(texts);
    if (kind === 1) return random(2) === 0 ? random(100) : random(2 ** 31);
    if (kind === 2) return random(4) === 0 ? pick(strange) : pick(texts);
    if (kind === 3) return Array.from({ length: random(5) }, () => any(depth + 1));
    const object = random(2) === 0 ? {} : Object.create(null);
    for (let count = random(6); count > 0; count -= 1) {
      const value = any(depth + 1);
      Object.defineProperty(object, pick(keys), { value, enumerable: true, configurable: true, writable: true });
    }
    return object;
  };
  let accepted = 0;
  for (let round = 0; round < 2000; round += 1) {
    const value = any(0);
    const requests = [
      () => face.check(value),
      () => face.checkUnit(value),
      () => face.assess({ asOf: '2025-01-31', unit: value }),
      () => face.assess({ asOf: '2025-01-31', group: { members: [value, value], declared: value } }),
      () => face.assess(value),
      () => face.nearest({ asOf: '2025-01-31', unit: value, question: 'unit.ikm.p64', mutable: ['workers'] }),
      () => face.nearest(value),
      () => face.aggregate({ units: value, by: ['size'], asOf: '2025-01-31' }),
      () => JSON.parse(face.callText(pick(['check', 'assess', 'aggregate', '']), String(pick(texts)))),
    ];
    const answer = requests[round % requests.length]();
    assertAnswer(answer, `round ${round}`);
    if (answer.ok) accepted += 1;
  }
  assert.ok(accepted > 300, `only ${accepted} were answered`);
});
