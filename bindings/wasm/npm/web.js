// The entry that fetches the module: smaller to download than the inlined one, and asynchronous.

import { use } from './src/engine.js';

/**
 * Loads the module from an address, a response, bytes or a compiled module; without an argument from beside this file.
 * It rejects when the module cannot be fetched or compiled; the functions below never throw.
 */
export async function load(source = new URL('./pkg/sentra_bg.wasm', import.meta.url)) {
  const module = await compile(await source);
  use(() => module);
}

async function compile(source) {
  if (source instanceof WebAssembly.Module) return source;
  if (typeof source === 'string' || source instanceof URL) return compile(await fetch(source));
  if (typeof Response === 'function' && source instanceof Response) {
    if (!source.ok) throw new Error(`sentra-ikm: HTTP ${source.status} for the module`);
    const streams = source.headers.get('content-type')?.startsWith('application/wasm');
    return streams ? WebAssembly.compileStreaming(source) : WebAssembly.compile(await source.arrayBuffer());
  }
  return WebAssembly.compile(source);
}

export { aggregate, assess, check, checkUnit } from './src/face.js';
export { callText, versionText as version } from './src/engine.js';
