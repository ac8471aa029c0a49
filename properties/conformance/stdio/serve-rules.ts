/** Serves rules: `tsx serve-rules.ts ID [SUBJECT...]`, as `rulesOf` takes them. */
import { createInterface } from 'node:readline';
import { answering } from './served.js';
import { rulesOf } from './subjects.js';

const [id, ...subjects] = process.argv.slice(2);
const answer = answering(rulesOf(id!, ...subjects), { run: true });
for await (const line of createInterface({ input: process.stdin }))
  process.stdout.write(`${await answer(line)}\n`);
