// `node vectors.mjs FILE`: answers requests, one JSON line `{"op", "request"}` each, with one line each.

import { readFileSync } from 'node:fs';
import { callText } from '../npm/index.js';
import { splitVectors } from './vectors-lines.mjs';

const lines = splitVectors(readFileSync(process.argv[2], 'utf8'));
process.stdout.write(lines.map(({ op, request }) => `${callText(op, request)}\n`).join(''));
