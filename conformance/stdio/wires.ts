/** Wires: every subject that can be spoken about. */
import { challengesWire } from './challenges.js';
import { ledgersWire } from './ledgers.js';
import { paymentsWire } from './payments.js';
import { payoutsWire } from './payouts.js';
import type { SomeWire } from './wire.js';

/** In the order in which they are compared. */
export const wires: readonly SomeWire[] = [paymentsWire, payoutsWire, ledgersWire, challengesWire];
