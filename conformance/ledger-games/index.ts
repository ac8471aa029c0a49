/** Ledger games: everybody else, against an honest participant, on ledgers. */
export type { LedgerAttack } from './attack.js';
export { ledgerGames } from './sport.js';
