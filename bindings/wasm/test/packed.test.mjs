// The package as it is published: packed, installed into an empty folder, imported and required.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const npm = fileURLToPath(new URL('../npm/', import.meta.url));
const { version } = JSON.parse(readFileSync(join(npm, 'package.json'), 'utf8'));
const typescript = fileURLToPath(new URL('node_modules/typescript/bin/tsc', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'sentra-ikm-'));
const run = (program, ...options) => execFileSync(program, options, { cwd: folder, encoding: 'utf8' });
let packed;

before(() => {
  const output = execFileSync('npm', ['pack', '--json', '--pack-destination', folder, '--loglevel=error'], {
    cwd: npm,
    encoding: 'utf8',
  });
  const parsed = JSON.parse(output);
  [packed] = Array.isArray(parsed) ? parsed : Object.values(parsed);
  writeFileSync(join(folder, 'package.json'), '{"private": true}');
  run('npm', 'install', '--offline', '--no-audit', '--no-fund', '--loglevel=error', `./${packed.filename}`);
});
after(() => rmSync(folder, { recursive: true, force: true }));

const PROGRAM = `
const answer = sentra.assess({ asOf: '2025-01-31', unit: { workers: 5 }, questions: ['unit.ikm.p64'] });
console.log(answer.answers['unit.ikm.p64'].verdict, sentra.version(), sentra.check(5).error.code);`;

test('it holds what it should, and nothing else', () => {
  const files = packed.files.map((file) => file.path).sort();
  assert.deepEqual(files, [
    'LICENSE-APACHE',
    'LICENSE-MIT',
    'NOTICE',
    'README.md',
    'index.d.ts',
    'index.js',
    'names.d.ts',
    'package.json',
    'pkg/index.cjs',
    'pkg/index.d.cts',
    'pkg/inline.js',
    'pkg/sentra.js',
    'pkg/sentra_bg.wasm',
    'src/compile.js',
    'src/engine.js',
    'src/face.js',
    'src/failure.js',
    'src/text.js',
    'web.d.ts',
    'web.js',
  ]);
  assert.ok(packed.size < 3_500_000, `${packed.size} bytes`);
});

test('types come first under every condition', () => {
  const { exports } = JSON.parse(readFileSync(join(npm, 'package.json'), 'utf8'));
  for (const entry of [exports['.'].import, exports['.'].require, exports['./web']]) {
    assert.equal(Object.keys(entry)[0], 'types');
  }
});

test('import', () => {
  writeFileSync(join(folder, 'a.mjs'), `import * as sentra from 'sentra-ikm';${PROGRAM}`);
  assert.equal(run(process.execPath, 'a.mjs'), `met ${version} request.shape\n`);
});

test('require', () => {
  writeFileSync(join(folder, 'a.cjs'), `const sentra = require('sentra-ikm');${PROGRAM}`);
  assert.equal(run(process.execPath, 'a.cjs'), `met ${version} request.shape\n`);
});

test('web, from bytes, a module and a response', () => {
  for (const source of ['bytes', 'new WebAssembly.Module(bytes)', "new Response(bytes, { headers: { 'content-type': 'application/wasm' } })", 'new Response(bytes)']) {
    writeFileSync(
      join(folder, 'web.mjs'),
      `import { readFileSync } from 'node:fs';
       import { createRequire } from 'node:module';
       import * as sentra from 'sentra-ikm/web';
       const bytes = readFileSync(createRequire(import.meta.url).resolve('sentra-ikm/sentra.wasm'));
       console.log(sentra.checkUnit({}).error.code, JSON.parse(sentra.callText('check', '{}')).error.code);
       await sentra.load('http://127.0.0.1:1/').catch(() => console.log('refused'));
       await sentra.load(new Response('', { status: 404 })).catch((error) => console.log(error.message));
       await sentra.load(${source});${PROGRAM}`,
    );
    const wanted = `not_loaded not_loaded\nrefused\nsentra-ikm: HTTP 404 instead of the module\nmet ${version} request.shape\n`;
    assert.equal(run(process.execPath, 'web.mjs'), wanted);
  }
});

test('the types of the installed package, as a module and as CommonJS', () => {
  const program = "const answer = sentra.assess({ asOf: '2025-01-31', unit: { workers: 5 } });\nif (answer.ok) console.log(answer.answers['unit.ikm.p64']?.verdict === 'met');\n";
  writeFileSync(join(folder, 't.mts'), `import * as sentra from 'sentra-ikm';\n${program}`);
  writeFileSync(join(folder, 't.cts'), `import sentra = require('sentra-ikm');\n${program}`);
  for (const [module, resolution] of [['nodenext', 'nodenext'], ['es2022', 'bundler']]) {
    const files = module === 'nodenext' ? ['t.mts', 't.cts'] : ['t.mts'];
    const options = ['--strict', '--noEmit', '--target', 'es2022', '--lib', 'es2022,dom', '--types', '', '--ignoreConfig'];
    run(process.execPath, typescript, ...options, '--module', module, '--moduleResolution', resolution, ...files);
  }
});

test('the example of the README', () => {
  const readme = readFileSync(join(npm, 'README.md'), 'utf8');
  const blocks = [...readme.matchAll(/```js\n([\s\S]*?)```/g)].map((match) => match[1]);
  assert.ok(blocks.length > 0);
  for (const [index, block] of blocks.entries()) {
    if (!block.includes("from 'sentra-ikm'")) continue;
    writeFileSync(join(folder, `readme-${index}.mjs`), block);
    const printed = run(process.execPath, `readme-${index}.mjs`).trim().split('\n');
    const wanted = [...block.matchAll(/\/\/ => (.*)/g)].map((match) => match[1]);
    assert.deepEqual(printed, wanted);
  }
});
