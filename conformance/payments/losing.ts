/**
 * Losing: who loses coins by a disagreement, in its example or in one that is a little larger and shows the same.
 *
 * The same for payments of every kind; what it is to lose is judged by each.
 */
import type { Address, Chain } from '../../spec/index.js';
import type { Encounter } from '../meeting.js';
import { play } from '../play.js';
import { mentioned, whyNotAsked, type Implementation, type Trace } from '../subject.js';
import type { Terms } from '../terms.js';
import { larger } from './larger.js';
import type { Payments, Start } from './terms.js';

/** Payments of a kind, by whichever operations. */
interface SomePayments extends Terms {
  readonly capabilities: { readonly specialAddresses: readonly Address[] };
  readonly start: Start;
  readonly state: Chain;
}

/** Who loses in this very example, in words; nothing if nobody does. */
type Judge<T extends SomePayments> = (
  implementation: Implementation<T>,
  encounter: Encounter<T>,
) => Promise<string | undefined>;

/** Everybody who may lose: what is owed to a channel with an outcome is due to others. */
export const playersIn = <T extends SomePayments>(
  { subject, capabilities }: Implementation<T>,
  trace: Trace<T>,
): readonly Address[] => {
  const { finalized, challenged } = trace.start;
  return ([...mentioned(subject, capabilities, trace)] as Address[]).filter(
    (name) => !capabilities.specialAddresses.includes(name) && !(name in finalized) && !(name in challenged),
  );
};

/** Who loses by it, in words: in this example, or in one that is a little larger and shows the same. */
export const losing =
  <T extends SomePayments>(judge: Judge<T>): Judge<T> =>
  async (implementation, encounter) => {
    const { trace, meeting } = encounter;
    const wrong = await judge(implementation, encounter);
    if (wrong !== undefined) return wrong;
    const plain = trace as Trace<T> as unknown as Trace<Payments>; // operations are passed on as they are
    for (const [condition, one] of larger(plain, meeting.expected)) {
      const wider = one as unknown as Trace<T>; // the same operations, for other amounts
      if (whyNotAsked(implementation, wider) !== undefined) continue;
      const played = await play(implementation, wider);
      const isSame =
        played?.trace.operations.length === trace.operations.length &&
        played.meeting.disagreement?.verdict === meeting.disagreement?.verdict;
      const theirs = played && isSame ? await judge(implementation, played) : undefined;
      if (theirs !== undefined) return `${condition}: ${theirs}`;
    }
    return undefined;
  };
