/**
 * Loss: who loses coins by a disagreement. A participant does that ends with less than the specification promises
 * it in every complete redistribution, although nobody stands in its way any more.
 *
 * A virtual channel that is not finalized yet may still end in any way: it is tried with all of what is guaranteed
 * for the one end, and with all of it for the other. An operation is to blame only for what is not lost without
 * it. Coins that the books owe and that are not there are a loss too, whoever will miss them.
 */
import {
  channel,
  entriesOf,
  reclaim,
  recordOf,
  sum,
  type ChannelAddress,
  type Coins,
  type ParticipantAddress,
} from '../../spec/index.js';
import type { Encounter } from '../meeting.js';
import { mentioned } from '../subject.js';
import type { Ledgers, LedgersImplementation, LedgersObservation, LedgersState } from './terms.js';

const { effectiveReclaims, effectiveTransfers, leastPaid, ledgers, simple } = reclaim;

type Future = readonly reclaim.LedgerFinalize[];

/** Somebody at the other end of a virtual channel, who is in no ledger of the example. */
const elsewhere = channel('elsewhere');

/** How the virtual channels may end that are not finalized: all for the first, or all for the last. */
const futures = ({ outcomes }: LedgersState): readonly Future[] => {
  const open = new Map<ChannelAddress, reclaim.LedgerGuarantee>();
  for (const outcome of Object.values<reclaim.LedgerOutcome>(outcomes))
    for (const entry of outcome)
      if (entry.type === 'guarantee' && outcomes[entry.destination] === undefined)
        open.set(entry.destination, entry);
  if (open.size === 0) return [[]];
  const ending = (allForTheFirst: boolean): Future =>
    [...open].map(([virtual, { amount }]) => ({
      type: 'finalize',
      channel: virtual,
      outcome: [
        simple(elsewhere, allForTheFirst ? amount : 0n),
        simple(elsewhere, allForTheFirst ? 0n : amount),
      ],
    }));
  return [ending(true), ending(false)];
};

const after = (chain: reclaim.LedgerChain, action: reclaim.LedgerAction): reclaim.LedgerChain => {
  const step = ledgers(chain, action);
  return step.status === 'applied' ? step.chain : chain;
};

const isMissing = ({ holdings, held }: LedgersObservation): boolean =>
  sum(Object.values<Coins>(holdings)) > held;

/** The chain as it is observed, as far as its outcomes are known. */
const chainIn = (
  { participants }: LedgersState,
  { holdings, outcomes, paid }: LedgersObservation,
): reclaim.LedgerChain => ({
  participants,
  holdings,
  paid,
  outcomes: recordOf(
    entriesOf<ChannelAddress, reclaim.LedgerOutcome | 'unknown'>(outcomes).flatMap(([channel, outcome]) =>
      outcome === 'unknown' ? [] : [[channel, outcome] as const],
    ),
  ),
  deposited: 0n,
});

/** More than any small example needs. */
const rounds = 20;

export const loss = async (
  implementation: LedgersImplementation,
  { trace, meeting }: Encounter<Ledgers>,
): Promise<string | undefined> => {
  if (isMissing(meeting.observed)) return 'it owes more coins than it holds';
  const { start, operations } = trace;
  const names = mentioned(implementation.subject, implementation.capabilities, trace);

  /** What the participant is paid once all that can be done is done: what was refused once is not tried again. */
  const takenHome = async (
    who: ParticipantAddress,
    done: typeof operations,
    future: Future,
  ): Promise<Coins> => {
    await implementation.setUp(start);
    for (const operation of done) await implementation.apply(operation);
    for (const action of future) await implementation.apply({ action, seconds: 1 });
    const refused = new Set<string>();
    for (let round = 0; round < rounds; round++) {
      const chain = chainIn(meeting.before, await implementation.observe(names));
      const possible = [...effectiveReclaims(chain), ...effectiveTransfers(chain)];
      const next = possible.find((action) => !refused.has(JSON.stringify(action)));
      if (!next) break;
      const response = await implementation.apply({ action: next, seconds: 1 });
      if (response.status === 'refused') refused.add(JSON.stringify(next));
      else refused.clear();
    }
    return reclaim.paidTo(chainIn(meeting.before, await implementation.observe(names)), who);
  };

  for (const future of futures(meeting.before))
    for (const who of start.participants) {
      const least = leastPaid(future.reduce(after, meeting.before as reclaim.LedgerChain), who);
      if (least === 0n) continue;
      const got = await takenHome(who, operations, future);
      if (got >= least) continue;
      const isRefusal = meeting.disagreement?.verdict === 'refusal';
      if (!isRefusal && (await takenHome(who, operations.slice(0, -1), future)) <= got) continue;
      const ends = future.map(
        ({ channel, outcome }) => `${channel} ends with ${reclaim.printLedgerOutcome(outcome)}`,
      );
      const condition = ends.length > 0 ? `, when ${ends.join(' and ')}` : '';
      return `${who} is promised ${least} and can get no more than ${got}${condition}`;
    }
  return undefined;
};
