/**
 * Spoiling: one thing changed in a call that would be right, so that it should perhaps be refused.
 *
 * A changed state is signed as changed: the signers are dishonest then, and the signatures good.
 */
import { match } from 'ts-pattern';
import { allocation, type Outcome, type ParticipantAddress } from '../../spec/index.js';
import type { CallAction } from './profile.js';
import { stranger } from './signers.js';
import type { AppName, ChannelTerms, Flaw, Shown, Shows, Signature } from './terms.js';
import { shownVoucher, voucherIn } from './vouchers.js';

/** Small numbers that say what is changed, and where. */
export interface Spoiling {
  readonly kind: number;
  readonly where: number;
  readonly what: number;
}

type Change = (
  action: CallAction,
  terms: ChannelTerms,
  spoiling: Spoiling,
  others: readonly string[],
) => CallAction;

const flaws: readonly Flaw[] = [
  'zero',
  'wrong-v',
  'flipped-s',
  'other-form',
  'unprefixed',
  'other-nonce',
  'other-participants',
  'other-app',
  'other-chain',
  'other-turn',
  'other-outcome',
  'other-data',
  'other-finality',
];

const voucherFlaws: readonly Flaw[] = [
  'zero',
  'wrong-v',
  'flipped-s',
  'other-form',
  'other-nonce',
  'other-participants',
  'other-app',
  'other-chain',
  'other-data',
];

const pick = <T>(from: readonly T[], index: number): T | undefined => from[index % from.length];

const shownWith = (action: CallAction, shows: Partial<Shows>): CallAction => ({
  ...action,
  shows: { ...action.shows, ...shows },
});

const withSignatures = (action: CallAction, signatures: readonly Signature[]): CallAction =>
  shownWith(action, { signatures });

const signatureChanged = (
  action: CallAction,
  { where }: Spoiling,
  change: (signature: Signature) => Signature,
): CallAction => {
  const { signatures } = action.shows;
  return withSignatures(
    action,
    signatures.map((one, i) => (i === where % signatures.length ? change(one) : one)),
  );
};

const stateChanged = (
  action: CallAction,
  { where }: Spoiling,
  change: (state: Shown) => Shown,
): CallAction => {
  const { states } = action.shows;
  /** The last state more often than others. */
  const at = where % (states.length + 1);
  const place = Math.min(at, states.length - 1);
  return shownWith(action, { states: states.map((state, i) => (i === place ? change(state) : state)) });
};

const flawed: Change = (action, _terms, spoiling) =>
  signatureChanged(action, spoiling, ({ by, of }) => ({ by, of, flaw: pick(flaws, spoiling.what)! }));

const byAnother: Change = (action, { participants }, spoiling) =>
  signatureChanged(action, spoiling, (one) => ({
    ...one,
    by: pick([stranger, ...participants], spoiling.what)!,
  }));

const ofAnother: Change = (action, _terms, spoiling) =>
  signatureChanged(action, spoiling, (one) => ({ ...one, of: spoiling.what % 4 }));

const missing: Change = (action, _terms, { where }) => {
  const { signatures } = action.shows;
  return withSignatures(
    action,
    signatures.filter((_, i) => i !== where % signatures.length),
  );
};

const more: Change = (action, { participants }, { where, what }) =>
  withSignatures(action, [
    ...action.shows.signatures,
    { by: pick([stranger, ...participants], what)!, of: where % action.shows.states.length },
  ]);

/** One participant signs in the place of all. */
const byOne: Change = (action, { participants }, { where, what }) => {
  const { signatures } = action.shows;
  const by = pick(participants, where)!;
  const again = Array.from({ length: what % 3 }, () => ({ by, of: signatures.at(-1)?.of ?? 0 }));
  return withSignatures(action, [...signatures.map((one) => ({ ...one, by })), ...again]);
};

const outOfOrder: Change = (action) => withSignatures(action, action.shows.signatures.toReversed());

/** Without the amounts of nobody: an outcome that is really another one. */
const otherOutcome = (
  outcome: Outcome,
  participants: readonly ParticipantAddress[],
  what: number,
): Outcome => {
  if (outcome.type === 'guarantee') return outcome;
  const [first, second, ...rest] = outcome.entries;
  return match(what % 6)
    .with(0, () => allocation(...outcome.entries, [stranger, 1n]))
    .with(1, () =>
      first ? allocation([participants.at(-1)!, first[1]], ...outcome.entries.slice(1)) : outcome,
    )
    .with(2, () =>
      first && second ? allocation([first[0], second[1]], [second[0], first[1]], ...rest) : outcome,
    )
    .with(4, () =>
      first && second ? allocation([second[0], first[1]], [first[0], second[1]], ...rest) : outcome,
    )
    .with(3, () => (first ? allocation([first[0], first[1] + 1n], ...outcome.entries.slice(1)) : outcome))
    .otherwise(() => (first ? allocation([stranger, first[1] + 1n], ...outcome.entries.slice(1)) : outcome));
};

const outcomeChanged: Change = (action, { participants }, spoiling) =>
  stateChanged(action, spoiling, (state) => ({
    ...state,
    outcome: otherOutcome(state.outcome, participants, spoiling.what),
  }));

const dataChanged: Change = (action, { app, participants }, spoiling) =>
  stateChanged(action, spoiling, (state) => {
    const { what } = spoiling;
    if (app !== 'payments') return { ...state, data: app === 'consensus' ? null : what };
    const promised = voucherIn(state.data) ?? { amount: 1n, by: participants[0]! };
    const changed = match(what % 4)
      .with(0, () => ({ ...promised, by: stranger }))
      .with(1, () => ({ ...promised, by: participants.at(-1)! }))
      .with(2, () => ({ ...promised, amount: promised.amount + 1n }))
      .otherwise(() => ({ ...promised, flaw: pick(voucherFlaws, what >> 2)! }));
    return { ...state, data: shownVoucher(changed) };
  });

/** The last state has the outcome that the one before it only proposes. */
const adopted: Change = (action) => {
  const { states } = action.shows;
  const [before, last] = [states.at(-2), states.at(-1)];
  const data = before?.data;
  if (!last || typeof data !== 'object' || data === null || !('proposed' in data)) return action;
  const outcome = data['proposed'] as unknown as Outcome;
  return shownWith(action, { states: [...states.slice(0, -1), { ...last, outcome, data: null }] });
};

/** The last state pays the same amounts to others. */
const redirected: Change = (action, { participants }, { what }) => {
  const { states } = action.shows;
  const last = states.at(-1);
  if (last?.outcome.type !== 'allocation') return action;
  const payee = pick([...participants, stranger], what)!;
  const outcome = allocation(...last.outcome.entries.map(([, amount]) => [payee, amount] as const));
  return shownWith(action, { states: [...states.slice(0, -1), { ...last, outcome }] });
};

const turnChanged: Change = (action, _terms, spoiling) =>
  stateChanged(action, spoiling, (state) => ({
    ...state,
    turn: Math.max(0, state.turn + pick([-2, -1, 1, 2, 1_000_000], spoiling.what)!),
  }));

/** All of them by the same, so that they still follow each other. */
const turnsChanged: Change = (action, { participants }, { what }) => {
  const by = pick([1, participants.length, 1_000 * participants.length], what)!;
  const states = action.shows.states.map((state) => ({ ...state, turn: state.turn + by }));
  const places = participants.length;
  const signatures = action.shows.signatures.map((one) => {
    const at = participants.indexOf(one.by);
    const next = action.shows.states.length === 2 && at >= 0 ? participants[(at + by) % places]! : one.by;
    return { ...one, by: next };
  });
  return shownWith(action, { states, signatures });
};

const finalityChanged: Change = (action, _terms, spoiling) =>
  stateChanged(action, spoiling, (state) => ({ ...state, isFinal: !state.isFinal }));

const fromElsewhere: Change = (action, _terms, spoiling, others) => {
  const channel = pick(others, spoiling.what);
  return channel === undefined ? action : stateChanged(action, spoiling, (state) => ({ ...state, channel }));
};

const fewerStates: Change = (action) => shownWith(action, { states: action.shows.states.slice(1) });

const moreStates: Change = (action, _terms, { where }) => {
  const { states } = action.shows;
  return states.length === 0 ? action : shownWith(action, { states: [...states, pick(states, where)!] });
};

const challengerChanged: Change = (action, { participants }, { where, what }) => {
  if (action.type !== 'forceMove') return action;
  const by = pick([action.challenger.by, stranger, ...participants], where)!;
  const flaw = pick<Flaw | undefined>([undefined, 'not-a-challenge', ...flaws], what);
  return { ...action, challenger: { by, of: 0, ...(flaw && { flaw }) } };
};

const changes: readonly Change[] = [
  flawed,
  flawed,
  flawed,
  byAnother,
  byAnother,
  ofAnother,
  missing,
  more,
  byOne,
  byOne,
  outOfOrder,
  outcomeChanged,
  outcomeChanged,
  outcomeChanged,
  dataChanged,
  dataChanged,
  turnChanged,
  turnsChanged,
  finalityChanged,
  fromElsewhere,
  fewerStates,
  moreStates,
  challengerChanged,
  challengerChanged,
];

/** What an app is there to prevent is tried more often where it runs. */
const changesFor: Readonly<Record<AppName, readonly Change[]>> = {
  'any-move': changes,
  counting: changes,
  consensus: [...changes, adopted, adopted, adopted],
  payments: [...changes, redirected, redirected, redirected, redirected, dataChanged, dataChanged],
};

/** The call with one thing changed. */
export const spoilt: Change = (action, terms, spoiling, others) =>
  action.shows.signatures.length === 0
    ? action
    : pick(changesFor[terms.app], spoiling.kind)!(action, terms, spoiling, others);
