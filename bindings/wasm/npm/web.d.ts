// The entry that fetches the module.

/** Where the module comes from. */
export type Source = string | URL | Response | ArrayBuffer | Uint8Array<ArrayBuffer> | WebAssembly.Module;

/**
 * Loads the module, without an argument from beside this file. Until it has resolved, every function answers with a
 * failure of the code `not_loaded`. Rejects when the module cannot be fetched or compiled.
 */
export function load(source?: Source | Promise<Source>): Promise<void>;

export * from './index.js';
