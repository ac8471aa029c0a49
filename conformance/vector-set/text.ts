/** Text: JSON for people to read. What fits on a line stands on one. */
import type { Json } from '../scenario/index.js';

const width = 110;

const onOneLine = (value: Json): string => {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const [open, close, parts] = partsOf(value, onOneLine);
  if (parts.length === 0) return open + close;
  return open === '[' ? `[${parts.join(', ')}]` : `{ ${parts.join(', ')} }`;
};

type Parts = readonly [open: string, close: string, parts: readonly string[]];

const partsOf = (value: object, text: (value: Json) => string): Parts =>
  Array.isArray(value)
    ? ['[', ']', (value as readonly Json[]).map(text)]
    : ['{', '}', Object.entries(value).map(([key, part]) => `${JSON.stringify(key)}: ${text(part as Json)}`)];

const indented = (value: Json, indent: string): string => {
  const line = onOneLine(value);
  if (typeof value !== 'object' || value === null) return line;
  if (indent !== '' && indent.length + line.length <= width) return line;
  const inner = `${indent}  `;
  const [open, close, parts] = partsOf(value, (part) => indented(part, inner));
  return parts.length === 0 ? line : `${open}\n${inner}${parts.join(`,\n${inner}`)}\n${indent}${close}`;
};

/** The text of a file: an object or a list over several lines. */
export const fileText = (value: Json): string => `${indented(value, '')}\n`;
