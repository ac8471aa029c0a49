/** Serves rules: `tsx serve-rules.ts ID`, of which the id is that of a mutant, or `nitro`. */
import { createInterface } from 'node:readline';
import { answering, rulesNamed } from './served.js';

const answer = answering(rulesNamed(process.argv[2]!), { run: true });
for await (const line of createInterface({ input: process.stdin }))
  process.stdout.write(`${await answer(line)}\n`);
