// Turns what a caller hands over into JSON text. The value may be hostile: getters and proxies may throw, objects may
// be cyclic, a Map would look empty. Each property is read once, nothing of the caller's is called on purpose
// (no toJSON), and whatever cannot be carried over faithfully is refused with its place instead of being changed.

import { failure } from './failure.js';

/** What a request may be at most. */
export const LIMITS = Object.freeze({ characters: 5000000, depth: 16 });

const PAIR = /[\uD800-\uDBFF][\uDC00-\uDFFF]/g;
const HALF = /[\uD800-\uDFFF]/;

class Refusal {
  constructor(code, id, en) {
    Object.assign(this, { code, id, en });
  }
}

/**
 * The JSON text of a value, or a failure: `{ text }` or `{ failure }`.
 * `path` is where the value stands in the request, `rename` maps keys of its outermost object.
 */
export function toText(value, path = [], rename = undefined) {
  const walk = { path: [...path], size: 0, seen: [] };
  try {
    const text = write(value, walk, rename);
    return text === undefined ? { failure: refused(walk.path, shape('nilai yang kosong', 'no value')) } : { text };
  } catch (thrown) {
    const known = thrown instanceof Refusal;
    return { failure: refused(walk.path, known ? thrown : shape('tidak dapat dibaca', 'it cannot be read')) };
  }
}

function refused(path, { code, id, en }) {
  const pointer = path.map((key) => `/${key.replace(/~/g, '~0').replace(/\//g, '~1')}`).join('');
  return failure(code, pointer.slice(0, 1000), id, en);
}

function shape(id, en) {
  return new Refusal('input.shape', `Masukan tidak berbentuk benar: ${id}.`, `The input has the wrong shape: ${en}.`);
}

function limit(id, en) {
  return new Refusal('input.limit', `Batas masukan terlampaui: ${id}.`, `A limit of the input is exceeded: ${en}.`);
}

/** Counts what is written, so that a request that is too long ends before it is built. */
function counted(walk, text) {
  walk.size += text.length;
  if (walk.size > LIMITS.characters) {
    throw limit(`lebih dari ${LIMITS.characters} karakter`, `more than ${LIMITS.characters} characters`);
  }
  return text;
}

function write(value, walk, rename) {
  switch (typeof value) {
    case 'string':
      return writeString(value, walk);
    case 'number':
      return counted(walk, writeNumber(value));
    case 'bigint':
      return counted(walk, `"${value}"`);
    case 'boolean':
      return counted(walk, String(value));
    case 'object':
      return value === null ? counted(walk, 'null') : writeObject(value, walk, rename);
    default:
      return undefined; // undefined, a function, a symbol: absent, as in JSON.stringify
  }
}

function writeString(value, walk) {
  counted(walk, value);
  if (HALF.test(value) && HALF.test(value.replace(PAIR, ''))) {
    throw shape('teks berisi setengah karakter Unicode', 'the text holds half a Unicode character');
  }
  return JSON.stringify(value);
}

function writeNumber(value) {
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
    throw shape(
      'bilangan di atas 2^53 kehilangan digit; tulis sebagai teks atau BigInt',
      'a number above 2^53 has lost digits; hand it over as a text or a BigInt',
    );
  }
  // NaN and the infinities are handed on as words, so that the core judges them where they stand.
  return Number.isFinite(value) ? JSON.stringify(value) : `"${value}"`;
}

function writeObject(value, walk, rename) {
  if (walk.seen.includes(value)) throw shape('memuat dirinya sendiri', 'it contains itself');
  if (walk.seen.length >= LIMITS.depth) {
    throw limit(`lebih dalam dari ${LIMITS.depth} tingkat`, `deeper than ${LIMITS.depth} levels`);
  }
  walk.seen.push(value);
  const text = Array.isArray(value) ? writeArray(value, walk) : writePlain(value, walk, rename);
  walk.seen.pop();
  return text;
}

function writeArray(value, walk) {
  const length = value.length;
  const parts = [];
  for (let index = 0; index < length; index += 1) {
    walk.path.push(String(index));
    parts.push(write(value[index], walk) ?? counted(walk, 'null'));
    walk.path.pop();
    counted(walk, ',');
  }
  return `[${parts.join(',')}]`;
}

function writePlain(value, walk, rename) {
  if (!isPlain(value)) throw shape('bukan objek biasa', 'not a plain object');
  const parts = [];
  const names = new Set();
  for (const key of Object.keys(value)) {
    walk.path.push(key);
    counted(walk, ':,'); // also for what is absent: reading it is work
    // Another name for the key, or other names for the keys of what stands below it.
    const to = rename !== undefined && Object.hasOwn(rename, key) ? rename[key] : key;
    const below = typeof to === 'string' ? undefined : to;
    const text = write(value[key], walk, below);
    if (text !== undefined) {
      const name = below === undefined ? to : key;
      if (names.has(name)) throw shape('diberikan dua kali', 'it is given twice');
      names.add(name);
      parts.push(`${writeString(name, walk)}:${text}`);
    }
    walk.path.pop();
  }
  return `{${parts.join(',')}}`;
}

/** An object literal, of this realm or another, or one without a prototype. A Map, a Date or a class is none. */
function isPlain(value) {
  const prototype = Object.getPrototypeOf(value);
  if (prototype === null) return true;
  return Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype, 'isPrototypeOf');
}
