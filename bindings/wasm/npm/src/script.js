// The plain script for pages without modules, such as one that is opened from a folder: the object `sentraIkm`.

import { fromBase64, fromSource } from './compile.js';
import { use } from './engine.js';

/** As `load` of `sentra-ikm/web`; without a default, because a plain script does not know where it is. */
export async function load(source) {
  const module = await fromSource(source);
  use(() => module);
}

/** The module as base64 text, where nothing can be fetched. */
export function loadBase64(text) {
  use(() => fromBase64(text));
}

export { aggregate, assess, catalogue, check, checkUnit, nearest } from './face.js';
export { callText, versionText as version } from './engine.js';
