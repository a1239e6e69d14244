// Reads the conformance cases.

import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

const FOLDER = fileURLToPath(new URL('../../../tests/conformance/', import.meta.url));

/** All cases of all files, in the order of the files. */
export function readCases() {
  const files = readdirSync(FOLDER, { recursive: true }).filter((name) => name.endsWith('.json'));
  return files.sort().flatMap((name) => JSON.parse(readFileSync(join(FOLDER, name), 'utf8')).cases);
}
