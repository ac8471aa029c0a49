/**
 * Symbols: the paper's signs, each with a spelling for keyboards. Both can be read, in any mixture.
 */
export const symbols = {
  opening: { paper: '⟦', ascii: '[[' },
  closing: { paper: '⟧', ascii: ']]' },
  mapsTo: { paper: '↦', ascii: '|->' },
} as const;

export type Spelling = 'paper' | 'ascii';

/** Names that need no quotes; every other address is written as a JSON string. */
export const bareName = /[\p{L}\p{N}\p{M}'′″_.#@*-]+/uy;

const isBare = (name: string, spelling: Spelling): boolean => {
  bareName.lastIndex = 0;
  return bareName.exec(name)?.[0] === name && (spelling === 'paper' || /^[\x21-\x7e]+$/.test(name));
};

const escapeUnit = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** An address as it is written: bare where that can be read back, quoted otherwise. */
export const spellName = (name: string, spelling: Spelling): string => {
  if (isBare(name, spelling)) return name;
  const quoted = JSON.stringify(name);
  return spelling === 'ascii' ? quoted.replace(/[^\x20-\x7e]/g, escapeUnit) : quoted;
};
