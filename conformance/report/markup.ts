/**
 * Markup: XML and HTML written as templates, in which every text is escaped unless it is markup itself.
 *
 * What cannot be forgotten need not be checked, so that no library is needed to write either. Texts are made
 * legible before: control characters may not stand in XML, not even escaped.
 */
export class Markup {
  constructor(readonly text: string) {}
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

type Part = string | number | Markup | readonly Part[];

const textOf = (part: Part): string => {
  if (part instanceof Markup) return part.text;
  if (typeof part === 'object') return part.map(textOf).join('');
  return String(part).replace(/[&<>"']/g, (character) => escapes[character]!);
};

export const markup = (texts: TemplateStringsArray, ...parts: readonly Part[]): Markup =>
  new Markup(texts.map((text, i) => text + (i < parts.length ? textOf(parts[i]!) : '')).join(''));
