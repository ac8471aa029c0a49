/** In consensus: one state, of whatever turn, that every participant has signed. Who else has signed it does not count. */
import { unfit, unsignedBy, type Evidence } from '../evidence.js';
import type { SupportRule } from '../support.js';
import { accepted } from '../verdict.js';

export const inConsensus: SupportRule<Evidence> = (_app, channel, evidence) =>
  unfit(channel, evidence, 1, 1) ??
  unsignedBy(channel.participants, evidence, 0) ??
  accepted(evidence.states[0]!);
