// `node vectors-chromium.mjs FILE`: the same as vectors.mjs, answered in Chromium.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { launch, openPage, serve } from './chromium.mjs';
import { splitVectors } from './vectors-lines.mjs';

const npm = fileURLToPath(new URL('../npm/', import.meta.url));
const lines = splitVectors(readFileSync(process.argv[2], 'utf8'));
const server = await serve(npm, {
  '/vectors.html': '<!doctype html><meta charset="utf-8"><title>vectors</title><script type="module" src="vectors.js"></script>',
  '/vectors.js': "import { callText } from './index.js'; globalThis.callText = callText;",
  '/vectors.json': JSON.stringify(lines),
});
const browser = await launch();
let problems = [];
try {
  const opened = await openPage(browser, server.base);
  problems = opened.problems;
  await opened.page.goto(`${server.base}vectors.html`);
  await opened.page.waitForFunction(() => globalThis.callText !== undefined);
  const answers = await opened.page.evaluate(async () => {
    const vectors = await (await fetch('vectors.json')).json();
    return vectors.map(({ op, request }) => `${globalThis.callText(op, request)}\n`).join('');
  });
  process.stdout.write(answers);
} finally {
  await browser.close();
  await server.close();
}
for (const problem of problems) console.error(problem);
process.exitCode = problems.length === 0 ? 0 : 1;
