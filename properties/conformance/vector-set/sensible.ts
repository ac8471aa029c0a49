/** Sensible: questions worth asking. A search that makes them ever smaller would end with ones that are not. */
import type { Json } from '../../../conformance/scenario/index.js';

type Fields = Readonly<Record<string, Json>>;
const fields = (json: Json | undefined): Fields => (json ?? {}) as Fields;
const list = (json: Json | undefined): readonly Json[] => (json ?? []) as readonly Json[];
const names = (json: Json | undefined): readonly string[] => Object.keys(fields(json));

/** What an address can hold at most before it pays anything out. */
const fundsOf = ({ network, operations }: Fields, address: Json | undefined): bigint =>
  list(operations)
    .map(fields)
    .filter(({ op, to }) => op === 'deposit' && to === address)
    .reduce(
      (funds, { amount }) => funds + BigInt(String(amount)),
      BigInt(String(fields(fields(network)['balances'])[String(address)] ?? 0)),
    );

/**
 * Something moves, not from an address to itself; the paper leaves both open. A withdrawal by somebody who must not
 * withdraw is one of coins that are there, so that it is refused for this reason only.
 */
const isRefusedForOneReason = (question: Fields): boolean =>
  list(question['operations'])
    .map(fields)
    .every(
      ({ op, from, guarantee, to, amount, signer }) =>
        amount !== '0' &&
        (op === 'deposit' || to === undefined || to !== (from ?? guarantee)) &&
        (op !== 'withdraw' ||
          (signer === from && list(fields(question['network'])['participants']).includes(from!)) ||
          BigInt(String(amount)) <= fundsOf(question, from)),
    );

const somebodyKnowsMore = ({ balances, statuses }: Fields): boolean =>
  names(balances).length > 0 && names(statuses).length > 0;

const isAmongMembers = ({ members, outcomes, position, situation, claimed }: Fields): boolean => {
  const { current, approvals, proposed } = fields(position);
  const spoken = [...names(claimed), ...names(fields(situation)['heldBy'])];
  return (
    list(members).length > 1 &&
    names(outcomes).length > 1 &&
    spoken.every((name) => list(members).includes(name)) &&
    (proposed === undefined) === (approvals === undefined || approvals === 0) &&
    (proposed === undefined || proposed !== current) &&
    (situation === undefined ||
      list(fields(situation)['signedBy']).length > 0 ||
      'finalized' in fields(situation))
  );
};

const isBetweenMembers = ({ system, steps }: Fields): boolean => {
  const channels = Object.values(fields(fields(system)['channels']));
  return [...channels, ...list(steps)]
    .map((part) => fields(part)['members'])
    .every((members) => members === undefined || list(members).length > 1);
};

export const isSensible: Readonly<Record<string, (question: Fields) => boolean>> = {
  operations: isRefusedForOneReason,
  snapshot: somebodyKnowsMore,
  finalizability: isAmongMembers,
  construction: isBetweenMembers,
};
