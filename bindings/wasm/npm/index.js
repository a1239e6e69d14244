// The default entry: the module is inlined, compiled at the first call, synchronous. Needs no bundler, server or file.

import { wasm } from './pkg/inline.js';
import { fromBase64 } from './src/compile.js';
import { use } from './src/engine.js';

use(() => fromBase64(wasm));

export { aggregate, assess, catalogue, check, checkUnit, lawDiff, nearest } from './src/face.js';
export { callText, versionText as version } from './src/engine.js';
