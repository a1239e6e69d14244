// Keeps the one instance of the WebAssembly module: started at the first call, dropped when it traps, because a module
// that stopped half way cannot be trusted with the next request.

import { __wbg_reset_state, call, initSync, version } from '../pkg/sentra.js';
import { failure, failureText, internal, notLoaded } from './failure.js';
import { LIMITS } from './text.js';

/** WebAssembly memory never shrinks: an instance that grew beyond this is dropped after its answer. */
const MEMORY_KEPT = 128 * 1024 * 1024;

let compiled; // a function that gives the WebAssembly.Module
let started = false;
let dropped = false;

/** Says where the module comes from. The last word before the first call counts. */
export function use(module) {
  compiled = module;
}

/** Calls an operation with JSON text and returns JSON text. Never throws. */
export function callText(operation, request) {
  if (typeof operation !== 'string' || typeof request !== 'string') {
    return failureText(
      failure('input.shape', '', 'Operasi dan permintaan harus berupa teks.', 'Operation and request must be texts.'),
    );
  }
  if (request.length > LIMITS.characters) {
    const most = LIMITS.characters;
    return failureText(
      failure(
        'input.limit',
        '',
        `Batas masukan terlampaui: lebih dari ${most} karakter.`,
        `A limit of the input is exceeded: more than ${most} characters.`,
      ),
    );
  }
  return guarded(() => call(operation, request), failureText);
}

/** The version of the module, or an empty text where it cannot be started. Never throws. */
export function versionText() {
  return guarded(version, () => '');
}

function guarded(run, failed) {
  if (compiled === undefined) return failed(notLoaded());
  try {
    start();
    const answer = run();
    dropped = initSync().memory.buffer.byteLength > MEMORY_KEPT;
    return answer;
  } catch (thrown) {
    dropped = started;
    return failed(internal(thrown));
  }
}

function start() {
  if (!started) {
    initSync({ module: compiled() });
    started = true;
  } else if (dropped) {
    __wbg_reset_state();
    dropped = false;
  }
}
