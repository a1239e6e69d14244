// The functions of the package: plain objects in, plain objects out, and never an exception.

import { callText } from './engine.js';
import { internal } from './failure.js';
import { toText } from './text.js';

const REQUEST = Object.freeze({ asOf: 'as_of', sizeRule: 'size_rule' });
const SIDES = Object.freeze({ before: REQUEST, after: REQUEST });

/** Findings about units: `check([unit, ...])` or `check({ units: [unit, ...] })`. */
export function check(units) {
  return isArray(units) ? wrapped('check', 'units', units) : ask('check', toText(units, [], REQUEST));
}

/** Findings about one unit. */
export function checkUnit(unit) {
  return wrapped('check_unit', 'unit', unit);
}

/** Legal answers about a unit or a group on a date. */
export function assess(request) {
  return ask('assess', toText(request, [], REQUEST));
}

/** Who changes status under another day, law or reading, and through what. */
export function lawDiff(request) {
  return ask('law_diff', toText(request, [], SIDES));
}

/** The fewest edits of inputs that may change which make a criterion met, or what stands in the way. */
export function nearest(request) {
  return ask('nearest', toText(request, [], REQUEST));
}

/** Totals of units by region, industry, size and year. */
export function aggregate(request) {
  return ask('aggregate', toText(request, [], REQUEST));
}

/** Everything the contract can say: criteria, parameters, readings, codes of findings, fields, in both languages. */
export function catalogue(request = {}) {
  return ask('catalogue', toText(request, [], REQUEST));
}

function wrapped(operation, key, value) {
  const written = toText(value, [key]);
  return ask(operation, 'text' in written ? { text: `{"${key}":${written.text}}` } : written);
}

function ask(operation, written) {
  if (!('text' in written)) return written.failure;
  try {
    return JSON.parse(callText(operation, written.text));
  } catch (thrown) {
    return internal(thrown);
  }
}

/** `Array.isArray` throws for a revoked proxy. */
function isArray(value) {
  try {
    return Array.isArray(value);
  } catch {
    return false;
  }
}
