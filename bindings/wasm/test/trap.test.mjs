// A trap drops the instance: the request that hit it is answered with a failure, the next one by a new instance.

import assert from 'node:assert/strict';
import { before, test } from 'node:test';

/** A module whose only function is `unreachable`, so that the trap is a real one. */
const TRAP = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 8, 1, 4, 116, 114, 97, 112, 0, 0, 10, 5, 1, 3, 0, 0, 11,
]);

const Instance = WebAssembly.Instance;
const state = { made: 0, calls: 0, trapAt: new Set(), refuse: false, memory: undefined };
let face;

before(async () => {
  const { trap } = new Instance(new WebAssembly.Module(TRAP)).exports;
  WebAssembly.Instance = class {
    constructor(module, imports) {
      if (state.refuse) throw new RangeError('could not allocate memory');
      state.made += 1;
      const { exports } = new Instance(module, imports);
      state.memory = exports.memory;
      const call = (...numbers) => {
        state.calls += 1;
        if (state.trapAt.has(state.calls)) trap();
        return exports.call(...numbers);
      };
      this.exports = { ...exports, call };
    }
  };
  face = await import('../npm/index.js');
});

test('nothing is compiled before the first call', () => {
  assert.equal(state.made, 0);
  assert.equal(face.checkUnit({ workers: 5 }).ok, true);
  assert.equal(state.made, 1);
  face.checkUnit({});
  assert.equal(state.made, 1);
});

test('a trap is answered, and the next call has a new instance', () => {
  const good = face.assess({ asOf: '2025-01-31', unit: { workers: 5 } });
  state.trapAt.add(state.calls + 1);
  const bad = face.assess({ asOf: '2025-01-31', unit: { workers: 5 } });
  assert.equal(bad.ok, false);
  assert.equal(bad.error.code, 'internal');
  assert.match(bad.error.en, /RuntimeError: unreachable/);
  assert.equal(state.made, 1);
  assert.deepEqual(face.assess({ asOf: '2025-01-31', unit: { workers: 5 } }), good);
  assert.equal(state.made, 2);
});

test('traps in a row are answered one by one', () => {
  for (let count = 1; count <= 20; count += 1) state.trapAt.add(state.calls + count);
  for (let count = 0; count < 20; count += 1) assert.equal(face.check([]).error.code, 'internal');
  assert.equal(face.check([]).ok, true);
  assert.equal(JSON.parse(face.callText('check', '{"units":[]}')).ok, true);
});

test('an instance that cannot be made is an answer too', () => {
  state.trapAt.add(state.calls + 1);
  assert.equal(face.check([]).error.code, 'internal');
  state.refuse = true;
  assert.match(face.check([]).error.en, /RangeError: could not allocate memory/);
  assert.equal(face.version(), '');
  state.refuse = false;
  assert.equal(face.check([]).ok, true);
  assert.match(face.version(), /^\d+\.\d+\.\d+$/);
});

test('an instance that grew large is replaced after its answer', () => {
  const { made } = state;
  state.memory.grow(2500);
  assert.equal(face.check([]).ok, true);
  assert.equal(state.made, made);
  assert.equal(face.check([]).ok, true);
  assert.equal(state.made, made + 1);
});

test('memory does not grow with the number of calls', () => {
  const { made } = state;
  const request = { asOf: '2025-01-31', unit: { workers: 25, kbli: '13134' }, questions: ['unit.ikm.p64'] };
  const run = (times) => {
    for (let count = 0; count < times; count += 1) assert.equal(face.assess(request).ok, true);
    return state.memory.buffer.byteLength;
  };
  assert.equal(run(1000), run(5000));
  assert.equal(state.made, made);
});
