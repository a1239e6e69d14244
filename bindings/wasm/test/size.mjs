// Prints what has to be downloaded and compares it with the recorded budget: `node size.mjs [--record]`.

import { readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const TOLERANCE = 1.05;
const FILES = ['sentra_bg.wasm', 'sentra.js', 'inline.js'];

const budgetFile = new URL('./size-budget.json', import.meta.url);
const record = process.argv.includes('--record');

const measured = Object.fromEntries(
  FILES.map((name) => {
    const bytes = readFileSync(new URL(`../npm/pkg/${name}`, import.meta.url));
    const brotli = brotliCompressSync(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    });
    return [name, { raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotli.length }];
  }),
);

if (!WebAssembly.validate(readFileSync(new URL('../npm/pkg/sentra_bg.wasm', import.meta.url)))) {
  console.error('sentra_bg.wasm is not valid in this Node');
  process.exit(1);
}
if (record) writeFileSync(budgetFile, `${JSON.stringify(measured, null, 2)}\n`);
const budget = JSON.parse(readFileSync(budgetFile, 'utf8'));

let failed = false;
for (const [name, sizes] of Object.entries(measured)) {
  for (const [kind, size] of Object.entries(sizes)) {
    const most = Math.floor(budget[name][kind] * TOLERANCE);
    if (size > most) failed = true;
    const change = `${(((size - budget[name][kind]) / budget[name][kind]) * 100).toFixed(1)} %`;
    console.log(`${name.padEnd(16)} ${kind.padEnd(7)} ${String(size).padStart(9)} bytes  ${change.padStart(8)}${size > most ? '  OVER THE BUDGET' : ''}`);
  }
}
process.exitCode = failed ? 1 : 0;
