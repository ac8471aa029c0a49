import { bytesToNumberBE as numberIn, hexToBytes } from '@noble/curves/utils.js';
import { describe, expect, it } from 'vitest';
import { calls } from '../../../conformance/evm/asset-holder/contract.js';
import { destinationsFor, zeroAddress } from '../../../conformance/evm/asset-holder/destinations.js';
import { bytesOf } from '../../../conformance/evm/asset-holder/outcomes.js';
import { adjudicator, holdingsCall } from '../../../conformance/evm/multi-asset/contract.js';
import { play } from '../../../conformance/index.js';
import type { Action, Trace } from '../../../conformance/payouts/index.js';
import type { Published } from '../../../conformance/evm/manifest.js';
import type { Start } from '../../../conformance/payments/index.js';
import {
  affordable,
  balanceOf,
  channel,
  nitro,
  participant,
  printNetwork,
  networkOf,
  readNetwork,
  recordOf,
  reprioritize,
  type Address,
  type Chain,
  type Choice,
  type NitroAction,
} from '../../../spec/index.js';
import { figures, written } from '../../figures/index.js';
import { allVersions, deployedHolder, deployedMulti, missing, multiAsset, newest } from './deployed.js';

const [A, B, L, G, J] = [participant('A'), participant('B'), channel('L'), channel('G'), channel('J')];

const start = (network: string): Start => {
  const { balances, outcomes } = written(readNetwork(network));
  return { participants: [A, B], balances, finalized: outcomes, challenged: recordOf([]) };
};

const payOut = (entries: Choice, from = L): Action => ({ type: 'payOut', from, entries });

const seen = async (name: Published): Promise<string> => {
  const { implementation } = await deployedHolder(name);
  return printNetwork(networkOf(await implementation.observe([A, B, L, G, J])));
};

/** Puts this network on chain and asks for these payouts; the answers. */
const asked = async (
  name: Published,
  from: Start,
  ...actions: readonly Action[]
): Promise<readonly string[]> => {
  const { implementation } = await deployedHolder(name);
  await implementation.setUp(from);
  const answers: string[] = [];
  for (const action of actions) {
    const response = await implementation.apply({ action, seconds: 1 });
    answers.push(response.status === 'applied' ? 'applied' : response.reason);
  }
  return answers;
};

/** The debts of a channel, or of its target, as the paper's operations see them. */
const placeOf = (chain: Chain, action: NitroAction): number | undefined => {
  if (action.type !== 'transfer' && action.type !== 'claim') return undefined;
  const source = action.type === 'transfer' ? action.from : action.guarantee;
  const outcome = chain.outcomes[source];
  const debts = outcome?.type === 'guarantee' ? chain.outcomes[outcome.target] : outcome;
  if (debts?.type !== 'allocation') return undefined;
  const order = outcome?.type === 'guarantee' ? reprioritize(outcome, debts.entries) : debts.entries;
  const isWhole = affordable(order, balanceOf(chain, source), action.to) === action.amount;
  const place = debts.entries.findIndex(([to]) => to === action.to);
  return isWhole && place >= 0 ? place : undefined;
};

/** The figure as somebody plays it who only knows payouts, as far as its amounts are whole. */
const inPayouts = ({ start: drawn, operations }: (typeof figures)[number]): Trace | undefined => {
  let chain: Chain = drawn;
  const actions: Action[] = [];
  for (const { action } of operations) {
    const place = placeOf(chain, action);
    if (place === undefined) continue;
    const step = nitro(chain, action);
    if (step.status === 'rejected') continue;
    chain = step.chain;
    if (action.type === 'transfer') actions.push(payOut([place], action.from));
    if (action.type === 'claim')
      actions.push({ type: 'payClaims', guarantee: action.guarantee, entries: [place] });
  }
  const { participants, balances, outcomes } = drawn;
  if (actions.length === 0 || participants.some((name) => balanceOf(drawn, name) > 0n)) return undefined;
  return {
    start: { participants, balances, finalized: outcomes, challenged: recordOf([]) },
    operations: actions.map((action) => ({ action, seconds: 1 })),
  };
};

describe('the figures of the paper', () => {
  const traces = figures.flatMap((figure) => {
    const trace = inPayouts(figure);
    return trace ? [{ title: `${figure.number}, ${figure.title}`, trace }] : [];
  });

  it('are mostly ones that whole payouts can play', () => {
    expect(traces.length).toBeGreaterThan(5);
  });

  for (const name of newest.filter((name) => name !== '@statechannels/nitro-protocol@0.3.0'))
    it.skipIf(missing.get(name))(`are played as drawn by ${name}`, async () => {
      const { implementation } = await deployedHolder(name);
      // 0.11.2 and 0.17.0 forget a guarantee together with the last debt of its target: that is no figure's matter.
      for (const { title, trace } of traces) {
        const encounter = await play(implementation, trace);
        const parts = encounter?.meeting.disagreement;
        expect([title, parts?.verdict === 'difference' ? parts.parts : parts]).toEqual([title, undefined]);
      }
    });
});

describe('what the adapter reads from storage', () => {
  for (const name of allVersions)
    it.skipIf(missing.get(name))(`is what ${name} answers itself`, async () => {
      const { holder } = await deployedHolder(name);
      await asked(name, start('⟦L:5 ↦ (A:2, J:2, B:7), G:3 ↦ (J|A), J ↦ (A:4)⟧'), payOut('all'));
      const { wordOf } = destinationsFor([A, B]);
      let held = 0n;
      for (const address of [L, G, J] as readonly Address[]) {
        const word = wordOf(address);
        const own =
          name === multiAsset ? holdingsCall(zeroAddress, word) : calls.holdings.encodeInput(bytesOf(word));
        const record =
          name === multiAsset
            ? adjudicator.statusOf.encodeInput(bytesOf(word))
            : calls.assetOutcomeHashes.encodeInput(bytesOf(word));
        const { contract: to, machine } = holder;
        expect(numberIn(await machine.read({ to, data: own }))).toBe(await holder.holdings(word));
        const whole = numberIn(await machine.read({ to, data: record }));
        const stored = await holder.record(word);
        expect(name === multiAsset ? whole & (2n ** 160n - 1n) : whole).toBe(stored);
        expect(stored).not.toBe(0n);
        held += await holder.holdings(word);
      }
      expect(held).toBe(await holder.held());
    });
});

describe('an outcome that is handed in', () => {
  for (const name of newest)
    it.skipIf(missing.get(name))(`is compared with what is on chain by ${name}`, async () => {
      const { holder, implementation } = await deployedHolder(name);
      await implementation.setUp(start('⟦L:5 ↦ (A:2, B:3), G:3 ↦ (J|A), J ↦ (A:4)⟧'));
      const words = destinationsFor([A, B]);
      const [from, by, target] = [L, G, J].map((name) => words.wordOf(name));
      const lying = written(readNetwork('⟦L ↦ (B:5), G ↦ (J|B), J ↦ (B:4)⟧')).outcomes;
      const telling = written(readNetwork('⟦L ↦ (A:2, B:3), G ↦ (J|A), J ↦ (A:4)⟧')).outcomes;
      const attempts = [
        holder.payOut({ channel: from!, outcome: lying[L]! }, 'all'),
        holder.payOut({ channel: by!, outcome: telling[J]! }, 'all'),
        holder.payOut({ channel: by!, outcome: telling[G]! }, 'all'),
        holder.payClaims(
          { channel: by!, outcome: lying[G]! },
          { channel: target!, outcome: telling[J]! },
          'all',
        ),
        holder.payClaims(
          { channel: by!, outcome: telling[G]! },
          { channel: target!, outcome: lying[J]! },
          'all',
        ),
        holder.payClaims(
          { channel: from!, outcome: telling[G]! },
          { channel: target!, outcome: telling[J]! },
          'all',
        ),
      ];
      const before = await seen(name);
      for (const attempt of attempts) {
        const result = await holder.machine.call(attempt);
        expect(result.status).toBe('refused');
      }
      expect(await seen(name)).toBe(before);
      const honest = holder.payOut({ channel: from!, outcome: telling[L]! }, 'all');
      expect((await holder.machine.call(honest)).status).toBe('applied');
    });
});

/** The code of somebody who takes no coins. */
const refusing = hexToBytes('60006000fd');

describe('a recipient that takes no coins', () => {
  const network = '⟦L:5 ↦ (A:2, B:3)⟧';

  const blocked = async (name: Published, ...actions: readonly Action[]): Promise<readonly string[]> => {
    const { holder, implementation } = await deployedHolder(name);
    await implementation.setUp(start(network));
    const account = destinationsFor([A, B]).accountOf(A)!;
    await holder.machine.putCode(account, refusing);
    const answers: string[] = [];
    for (const action of actions) answers.push((await implementation.apply({ action, seconds: 1 })).status);
    return answers;
  };

  it.skipIf(missing.get('@statechannels/nitro-protocol@0.3.0'))(
    'keeps everybody else from being paid where nothing but all can be paid',
    async () => {
      expect(await blocked('@statechannels/nitro-protocol@0.3.0', payOut('all'))).toEqual(['refused']);
      expect(await seen('@statechannels/nitro-protocol@0.3.0')).toBe(network);
    },
  );

  for (const name of newest.slice(1))
    it.skipIf(missing.get(name))(`does not where one can be paid: ${name}`, async () => {
      expect(await blocked(name, payOut('all'), payOut([1]))).toEqual(['refused', 'applied']);
      expect(await seen(name)).toBe('⟦L:2 ↦ (A:2), B:3⟧');
    });
});

describe('a recipient that calls back', () => {
  const calling = (network: string): Start => ({ ...start(network), callsBack: { by: A, entries: 'all' } });
  const [ledger, guarantee] = ['⟦L:5 ↦ (A:2, B:3)⟧', '⟦G:5 ↦ (J|A, B), J ↦ (A:2, B:3)⟧'];
  const claim: Action = { type: 'payClaims', guarantee: G, entries: [0] };

  it.skipIf(missing.get(multiAsset))(
    `is paid again what it was just paid, by ${multiAsset}, out of what others are owed`,
    async () => {
      expect(await asked(multiAsset, calling(ledger), payOut([0]))).toEqual(['applied']);
      expect(await seen(multiAsset)).toBe('⟦L ↦ (B:3), A:4, B:1⟧');
      expect(await asked(multiAsset, calling(guarantee), claim)).toEqual(['applied']);
      expect(await seen(multiAsset)).toBe('⟦G ↦ (J|A, B), J ↦ (B:3), A:4, B:1⟧');
    },
  );

  for (const name of [
    '@statechannels/nitro-protocol@0.11.2',
    '@statechannels/nitro-protocol@0.17.0',
  ] as const)
    it.skipIf(missing.get(name))(
      `gets what the second payout is due by ${name}, and nothing twice`,
      async () => {
        expect(await asked(name, calling(ledger), payOut([0]))).toEqual(['applied']);
        expect(await seen(name)).toBe('⟦L ↦ (), A:2, B:3⟧');
        expect(await asked(name, calling('⟦G:5 ↦ (J|A, B), J ↦ (A:2, B:4)⟧'), claim)).toEqual(['applied']);
        expect(await seen(name)).toBe('⟦G ↦ (J|A, B), J ↦ (B:1), A:2, B:3⟧');
      },
    );

  it.skipIf(missing.get('@statechannels/nitro-protocol@0.3.0'))(
    'has too little gas to where coins are sent with a stipend only',
    async () => {
      const name = '@statechannels/nitro-protocol@0.3.0';
      expect(await asked(name, calling(ledger), payOut('all'))).toEqual(['applied']);
      expect(await seen(name)).toBe('⟦L ↦ (), A:2, B:3⟧');
    },
  );
});

describe.skipIf(missing.get(multiAsset))('the contract for several assets', () => {
  it('leaves the other asset alone', async () => {
    const { holder, implementation } = await deployedHolder(multiAsset);
    await implementation.setUp(start('⟦L:5 ↦ (A:2, B:3)⟧'));
    await implementation.apply({ action: payOut('all'), seconds: 1 });
    const word = destinationsFor([A, B]).wordOf(L);
    expect(await holder.movedElsewhere!(word)).toBe(0n);
    expect(await seen(multiAsset)).toBe('⟦L ↦ (), A:2, B:3⟧');
  });

  it('pays a token as it pays coins', async () => {
    const { implementation } = await deployedMulti('token');
    const trace: Trace = {
      start: start('⟦L:5 ↦ (A:2, J:2, B:7), J ↦ (B:1)⟧'),
      operations: [payOut([0, 1]), payOut('all', J), payOut('all')].map((action) => ({ action, seconds: 1 })),
    };
    expect(await play(implementation, trace)).toBeUndefined();
  });

  it('keeps coins that are sent along with a deposit of a token, for nobody', async () => {
    const { holder, implementation } = await deployedMulti('token');
    await implementation.setUp(start('⟦⟧'));
    const { machine, contract, token } = holder;
    const word = destinationsFor([]).wordOf(L);
    const deposit = { asset: token, channelId: bytesOf(word), expectedHeld: 0n, amount: 3n };
    const sent = { to: contract, data: adjudicator.deposit.encodeInput(deposit), value: 7n };
    expect((await machine.call(sent)).status).toBe('applied');
    expect(await machine.coinsOf(contract)).toBe(7n);
    const held = holdingsCall(zeroAddress, word);
    expect(numberIn(await machine.read({ to: contract, data: held }))).toBe(0n);
  });
});
