// From bytes, text or an address to the compiled module.

/** The module from base64 text, at once. */
export function fromBase64(text) {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index += 1) bytes[index] = binary.charCodeAt(index);
  return new WebAssembly.Module(bytes);
}

/** The module from an address, a response, bytes or a module. Rejects when there is none. */
export async function fromSource(source) {
  const given = await source;
  if (given instanceof WebAssembly.Module) return given;
  if (typeof given === 'string' || given instanceof URL) return fromSource(await fetch(given));
  if (typeof Response !== 'function' || !(given instanceof Response)) return WebAssembly.compile(given);
  if (!given.ok) throw new Error(`sentra-ikm: HTTP ${given.status} instead of the module`);
  const streams = given.headers.get('content-type')?.startsWith('application/wasm');
  return streams ? WebAssembly.compileStreaming(given) : WebAssembly.compile(await given.arrayBuffer());
}
