// The package in Chromium: the normative cases under a strict policy, by both entries.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readCases } from './cases.mjs';
import { launch, openPage, serve } from './chromium.mjs';

const npm = fileURLToPath(new URL('../npm/', import.meta.url));
const page = (script) => `<!doctype html><meta charset="utf-8"><title>test</title><link rel="icon" href="data:,"><script type="module" src="${script}"></script>`;
const cases = readCases();
let browser;
let server;

before(async () => {
  browser = await launch();
  server = await serve(npm, {
    '/inline.html': page('inline.test.js'),
    '/inline.test.js': "import * as face from './index.js'; import * as match from './match.js'; globalThis.tested = { face, match };",
    '/web.html': page('web.test.js'),
    '/web.test.js': "import * as face from './web.js'; import * as match from './match.js'; await face.load(); globalThis.tested = { face, match };",
    '/match.js': readFileSync(new URL('./match.mjs', import.meta.url), 'utf8'),
    '/cases.json': JSON.stringify(cases),
  });
});
after(async () => {
  await browser?.close();
  await server?.close();
});

for (const entry of ['inline', 'web']) {
  test(`every conformance case holds (${entry})`, async () => {
    const opened = await openPage(browser, server.base);
    await opened.page.goto(`${server.base}${entry}.html`);
    await opened.page.waitForFunction(() => globalThis.tested !== undefined);
    const { failures, count } = await opened.page.evaluate(async () => {
      const read = await (await fetch('cases.json')).json();
      const { face, match } = globalThis.tested;
      return { failures: match.failures(face, read), count: read.length };
    });
    assert.deepEqual(failures, []);
    assert.equal(count, cases.length);
    assert.deepEqual(opened.problems, []);
    await opened.page.close();
  });
}

test('hostile values are answered in the browser too', async () => {
  const opened = await openPage(browser, server.base);
  await opened.page.goto(`${server.base}inline.html`);
  await opened.page.waitForFunction(() => globalThis.tested !== undefined);
  const codes = await opened.page.evaluate(() => {
    const { face } = globalThis.tested;
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const foreign = frame.contentWindow.eval === undefined ? {} : new frame.contentWindow.Object();
    foreign.workers = 5;
    const values = [window, document, document.body, new Map(), { get x() { throw new Error('evil'); } }, new Proxy({}, { ownKeys() { throw 1; } }), foreign];
    return values.map((value) => face.checkUnit(value).error?.code ?? 'ok');
  });
  assert.deepEqual(codes, [...Array.from({ length: 6 }, () => 'input.shape'), 'ok']);
  await opened.page.close();
});
