/**
 * Legible: characters that nobody sees, or that do something to a terminal or a page, are written out.
 *
 * Names and reasons come from implementations and can be any text. Without control characters and halves of
 * surrogate pairs every text can also stand in XML, once its `<` and `&` are escaped.
 */
const unseen = /[\p{Cc}\p{Cs}\p{Bidi_Control}\p{Noncharacter_Code_Point}\u2028\u2029]/gu;

const writtenOut = (text: string): string =>
  text.replace(unseen, (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`);

const written = (data: unknown): unknown => {
  if (typeof data === 'string') return writtenOut(data);
  if (Array.isArray(data)) return data.map(written);
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [writtenOut(key), written(value)]));
};

/** The same data with legible texts only. */
export const legible = <T>(data: T): T => written(data) as T;
