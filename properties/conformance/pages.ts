/** Pages: the documentation of what comparisons showed, from the stored report of one run and the notes by hand. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  markdownPages,
  readNotes,
  readReport,
  unusedNotes,
  type Notes,
  type Page,
} from '../../conformance/report/index.js';
import type { Report } from '../../conformance/index.js';

export const folder = fileURLToPath(new URL('../../docs/conformance/', import.meta.url));

/** The report of the run that the documentation is about. */
export const storedReport = (): Report => {
  const reading = readReport(readFileSync(`${folder}report.json`, 'utf8'));
  if (reading.type === 'read') return reading.value;
  const [{ line, message }] = reading.problems as [(typeof reading.problems)[number]];
  throw new Error(`docs/conformance/report.json:${line}: ${message}`);
};

export const notes = (): Promise<Notes> => readNotes(`${folder}notes`);

export const pages = async (): Promise<readonly Page[]> => {
  const [report, written] = [storedReport(), await notes()];
  const unused = unusedNotes(report, written);
  if (unused.length > 0) throw new Error(`notes about nothing in the report: ${unused.join(', ')}`);
  return markdownPages(report, written);
};
