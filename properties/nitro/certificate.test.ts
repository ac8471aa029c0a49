import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allocation,
  channel,
  doubt,
  exactValues,
  keysOf,
  networkOf,
  participant,
  recordOf,
  type Address,
  type Bounds,
  type Certificate,
  type Doubt,
  type Network,
  type Proof,
} from '../../spec/index.js';
import { matchingNetwork, preferences } from './matchings.js';

const A: Address = participant('A');

const certified = (network: Network, address: Address): Bounds & { certificate: Certificate } => {
  const exact = exactValues(network, [address]);
  const value = exact.type === 'values' ? exact.values[address] : undefined;
  if (value?.type !== 'exact') throw new Error('no exact value');
  return { least: value.value, most: value.value, certificate: value.certificate };
};

const distinguishes = (network: Network): boolean => certified(network, A).certificate.proof.by === 'cases';

/** A network whose value is above the lower bound, and takes a distinction of cases to prove. */
const network = fc
  .sample(
    preferences(4, 5, 3).map((agents) => matchingNetwork(agents)),
    { seed: 9, numRuns: 50 },
  )
  .find(distinguishes)!;
const everywhere = ['', A, ...keysOf(network.outcomes)];

const { least, most, certificate } = certified(network, A);
const { order, payouts, proof } = certificate;

const doubted = (
  changed: Partial<Certificate>,
  bounds: Bounds = { least, most },
): Doubt['code'] | undefined => doubt(network, A, bounds, { ...certificate, ...changed })?.code;

const withCuts = (proof: Proof, change: (cut: readonly string[]) => readonly string[]): Proof =>
  proof.by === 'cut'
    ? { by: 'cut', cut: change(proof.cut) }
    : { ...proof, paid: withCuts(proof.paid, change), short: withCuts(proof.short, change) };

const leaves = (proof: Proof): number => (proof.by === 'cut' ? 1 : leaves(proof.paid) + leaves(proof.short));

describe('a certificate', () => {
  it('is verified, and distinguishes cases', () => {
    expect(doubted({})).toBeUndefined();
    expect(leaves(proof)).toBeGreaterThan(1);
  });

  it('shows a smaller least and a greater most as well, and no greater least or smaller most', () => {
    expect(doubted({}, { least: least - 1n, most: most + 1n })).toBeUndefined();
    expect(doubted({}, { least: least + 1n, most })).toBe('ProvesLess');
    expect(doubted({}, { least, most: most - 1n })).toBe('ReceivesMore');
  });

  it('is refused without any one of its payments', () => {
    order.forEach((_, i) =>
      expect(['NotComplete', 'PaymentRefused']).toContain(doubted({ order: order.toSpliced(i, 1) })),
    );
  });

  it('is refused if a payment is greater, smaller or goes elsewhere', () => {
    order.forEach((payment, i) => {
      const instead = (changed: object) => doubted({ order: order.with(i, { ...payment, ...changed }) });
      expect(instead({ amount: payment.amount + 1n })).toBe('PaymentRefused');
      expect(instead({ amount: payment.amount - 1n })).toBe('PaymentRefused');
      expect(instead({ to: participant('Z') })).toBe('PaymentRefused');
    });
  });

  it('is refused if a case is left out', () => {
    if (proof.by !== 'cases') throw new Error('no cases');
    expect(doubted({ proof: proof.paid })).toBe('ProvesLess');
    expect(doubted({ proof: proof.short })).toBe('ProvesLess');
    expect(doubted({ proof: { ...proof, paid: proof.short, short: proof.paid } })).toBe('ProvesLess');
  });

  it('is refused if its cuts are empty, or everything', () => {
    expect(doubted({ proof: withCuts(proof, () => []) })).toBe('ProvesLess');
    expect(doubted({ proof: withCuts(proof, () => everywhere) })).toBe('ProvesLess');
  });

  it('is refused if it asks about a debt of no group upstream', () => {
    const question: Proof = { by: 'cases', of: { channel: channel('K') }, paid: proof, short: proof };
    expect(doubted({ proof: question })).toBe('NotAGroup');
  });

  it('is refused on a network with a cycle, for another address, and for another network', () => {
    const L = channel('L');
    const cycle = networkOf({ outcomes: recordOf([[L, allocation([L, 1n])]]) });
    expect(doubt(cycle, A, { least: 1n, most: 1n }, { order: [], payouts: [], proof })?.code).toBe('Cycle');
    const reserve = participant('R0');
    expect(doubt(network, reserve, { least: 1n, most: 1n }, certificate)?.code).toBe('ProvesLess');
    const poor = networkOf({ outcomes: network.outcomes });
    expect(doubt(poor, A, { least, most }, certificate)?.code).toBe('PaymentRefused');
  });

  it('may claim whatever reason for a payout it likes: only what the reason shows counts', () => {
    const everybody = payouts.map((payout) => ({ ...payout, because: keysOf(network.outcomes) }));
    expect(doubted({ payouts: everybody }, { least: least + 1n, most })).toBe('ProvesLess');
  });

  it('with one place taken from all cuts, or one more in all, never shows more than the value', () => {
    let refused = 0;
    fc.assert(
      fc.property(preferences(4, 5, 3), fc.nat({ max: 40 }), (agents, which) => {
        const network = matchingNetwork(agents);
        const { least, most, certificate } = certified(network, A);
        const places = ['', A, ...keysOf(network.outcomes)];
        const place = places[which % places.length]!;
        const change = (cut: readonly string[]) =>
          cut.includes(place) ? cut.filter((other) => other !== place) : [...cut, place];
        const tampered = { ...certificate, proof: withCuts(certificate.proof, change) };
        expect(doubt(network, A, { least, most }, certificate)).toBeUndefined();
        expect(doubt(network, A, { least: least + 1n, most: most + 1n }, tampered)?.code).toBe('ProvesLess');
        if (doubt(network, A, { least, most }, tampered)) refused++;
      }),
      { numRuns: 100, seed: 91 },
    );
    expect(refused).toBeGreaterThan(30);
  });
});
