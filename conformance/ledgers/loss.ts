/**
 * Loss: who loses coins by a disagreement. A participant does that ends with less than the specification promises
 * it in every complete redistribution, although nobody stands in its way any more.
 *
 * What it ends with is tried on the implementation itself. An operation is to blame there only for what is not
 * lost without it; so where the implementation did something that it should not have done, or did it otherwise,
 * what the rules promise in the state that it left is judged as well.
 *
 * A virtual channel that is not finalized yet may still end in any way: it is tried with all of what is guaranteed
 * for the one end, and with all of it for the other. Coins that the books owe and that are not there are a loss
 * too, as are coins that are gone or come from nowhere, whoever will miss them.
 */
import {
  channel,
  reclaim,
  sum,
  type ChannelAddress,
  type Coins,
  type ParticipantAddress,
} from '../../spec/index.js';
import type { Encounter, Meeting } from '../meeting.js';
import { play } from '../play.js';
import { mentioned, whyNotAsked } from '../subject.js';
import { chainIn } from './step.js';
import { larger } from './larger.js';
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

/** How many coins are there that were never deposited, or are not there any more if it is less than none. */
const surplus = ({ before, expected, operation, disagreement, observed }: Meeting<Ledgers>): Coins => {
  const { type } = operation.action;
  if (disagreement?.verdict !== 'difference' && type === 'deposit') return 0n;
  const { deposited } = disagreement?.verdict === 'difference' ? expected : before;
  return observed.held + sum(Object.values<Coins>(observed.paid)) - deposited;
};

/** More than any small example needs. */
const rounds = 20;

/** Who loses in this very example. */
const lossIn = async (
  implementation: LedgersImplementation,
  { trace, meeting }: Encounter<Ledgers>,
): Promise<string | undefined> => {
  if (isMissing(meeting.observed)) return 'it owes more coins than it holds';
  const more = surplus(meeting);
  if (more !== 0n) return more > 0n ? `${more} of its coins come from nowhere` : `${-more} coins are gone`;
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

  const verdict = meeting.disagreement?.verdict;
  const isRefusal = verdict === 'refusal';
  /** What is left for the participant, by the rules, and what should be. */
  const leftFor = (who: ParticipantAddress, future: Future): readonly [left: Coins, due: Coins] => {
    const ought = verdict === 'difference' ? meeting.expected : meeting.before;
    const left = chainIn(meeting.before, meeting.observed);
    const least = (chain: reclaim.LedgerChain) => leastPaid(future.reduce(after, chain), who);
    return [least(left), least(ought)];
  };

  for (const future of futures(meeting.before))
    for (const who of start.participants) {
      const ends = future.map(
        ({ channel, outcome }) => `${channel} ends with ${reclaim.printLedgerOutcome(outcome)}`,
      );
      const condition = ends.length > 0 ? `, when ${ends.join(' and ')}` : '';
      const [left, due] = leftFor(who, future);
      const least = leastPaid(future.reduce(after, meeting.before as reclaim.LedgerChain), who);
      const got = least === 0n ? 0n : await takenHome(who, operations, future);
      if (got < least && (isRefusal || (await takenHome(who, operations.slice(0, -1), future)) > got))
        return `${who} is promised ${least} and can get no more than ${got}${condition}`;
      if (!isRefusal && left < due) return `${who} is promised ${due} and is left with ${left}${condition}`;
    }
  return undefined;
};

export const loss = async (
  implementation: LedgersImplementation,
  encounter: Encounter<Ledgers>,
): Promise<string | undefined> => {
  const { trace, meeting } = encounter;
  const wrong = await lossIn(implementation, encounter);
  if (wrong !== undefined) return wrong;
  for (const [condition, wider] of larger(trace)) {
    if (whyNotAsked(implementation, wider) !== undefined) continue;
    const played = await play(implementation, wider);
    const isSame =
      played?.trace.operations.length === trace.operations.length &&
      played.meeting.disagreement?.verdict === meeting.disagreement?.verdict;
    const theirs = isSame ? await lossIn(implementation, played) : undefined;
    if (theirs !== undefined) return `${condition}: ${theirs}`;
  }
  return undefined;
};
