// The default entry: the module is inlined, compiled at the first call, synchronous. Needs no bundler, server or file.

import { wasm } from './pkg/inline.js';
import { use } from './src/engine.js';

use(() => {
  const binary = atob(wasm);
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index += 1) bytes[index] = binary.charCodeAt(index);
  return new WebAssembly.Module(bytes);
});

export { aggregate, assess, check, checkUnit } from './src/face.js';
export { callText, versionText as version } from './src/engine.js';
