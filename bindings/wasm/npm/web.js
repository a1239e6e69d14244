// The entry that fetches the module: less to download than the inlined one, and asynchronous.

import { fromSource } from './src/compile.js';
import { use } from './src/engine.js';

/**
 * Loads the module from an address, a response, bytes or a compiled module; without an argument from beside this file.
 * It rejects when the module cannot be fetched or compiled; the other functions never throw.
 */
export async function load(source = new URL('./pkg/sentra_bg.wasm', import.meta.url)) {
  const module = await fromSource(source);
  use(() => module);
}

export { aggregate, assess, catalogue, check, checkUnit, lawDiff, nearest } from './src/face.js';
export { callText, versionText as version } from './src/engine.js';
