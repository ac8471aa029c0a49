/**
 * Link: bytecode of solc 0.5 has holes where the addresses of its libraries belong.
 *
 * A hole is 40 characters wide, as an address is: `__`, the library's name, and underscores.
 */
import type { Hex } from './machine.js';

const hole = (library: string): string => `__${library}`.padEnd(40, '_').slice(0, 40);

export const link = (bytecode: string, libraries: Readonly<Record<string, Hex>>): Hex => {
  const linked = Object.entries(libraries).reduce(
    (code, [library, address]) => code.replaceAll(hole(library), address.slice(2)),
    bytecode,
  );
  const open = /__\w+/.exec(linked)?.[0];
  if (open) throw new Error(`the bytecode still needs the library ${open.replaceAll('_', '')}`);
  return linked as Hex;
};
