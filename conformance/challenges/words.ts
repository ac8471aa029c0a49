/** Words: the challenge game for people, with outcomes in the paper's notation. */
import { match } from 'ts-pattern';
import { entriesOf, printOutcome } from '../../spec/index.js';
import type { Subject } from '../subject.js';
import { asObserved } from './observed.js';
import type {
  ChallengeAction,
  Challenges,
  ChannelTerms,
  Flaw,
  ObservedChallenges,
  ObservedChannel,
  Shown,
  Signature,
} from './terms.js';
import { voucherIn } from './vouchers.js';

const flawWords = (flaw: Flaw): string =>
  match(flaw)
    .with('zero', () => 'all zeros')
    .with('wrong-v', () => 'with a wrong v')
    .with('flipped-s', () => 'with s flipped')
    .with('other-form', () => 'in its second form')
    .with('unprefixed', () => 'without the prefix')
    .with('other-nonce', () => 'made for another nonce')
    .with('other-participants', () => 'made for other participants')
    .with('other-app', () => 'made for another app')
    .with('other-chain', () => 'made for another chain')
    .with('other-turn', () => 'made for another turn')
    .with('other-outcome', () => 'made for another outcome')
    .with('other-data', () => 'made for other data')
    .with('other-finality', () => 'made for a state that is final where this is not, or the other way round')
    .with('not-a-challenge', () => 'made for the state alone')
    .exhaustive();

const signerWords = ({ by, flaw }: Pick<Signature, 'by' | 'flaw'>): string =>
  flaw ? `${by} (${flawWords(flaw)})` : by;

const dataWords = ({ data }: Shown): string => {
  if (data === null) return '';
  const voucher = voucherIn(data);
  if (voucher) return ` with a voucher over ${voucher.amount} of ${signerWords(voucher)}`;
  if (typeof data === 'object' && 'proposed' in data)
    return ` with ${Number(data['approvals'])} for ${printOutcome(data['proposed'] as never)}`;
  return ` with ${String(data)}`;
};

const stateWords = (state: Shown, signatures: readonly Signature[]): string => {
  const { channel, turn, outcome, isFinal } = state;
  const of = channel === undefined ? '' : ` of ${channel}`;
  const by = signatures.length > 0 ? `signed by ${signatures.map(signerWords).join(', ')}` : 'unsigned';
  return `turn ${turn}${of} ${printOutcome(outcome)}${isFinal ? ' final' : ''}${dataWords(state)}, ${by}`;
};

const callWords = {
  forceMove: 'force-move',
  respond: 'respond',
  refute: 'refute',
  alternativeRespond: 'alternative respond',
  checkpoint: 'checkpoint',
  conclude: 'conclude',
} as const;

const actionWords = (action: ChallengeAction, seconds: number): string => {
  if (action.type === 'wait') return `${seconds} s pass`;
  const { type, channel, shows } = action;
  const { states, signatures } = shows;
  const stray = signatures.filter(({ of }) => !(of in states));
  const shown = [
    ...states.map((state, i) =>
      stateWords(
        state,
        signatures.filter(({ of }) => of === i),
      ),
    ),
    ...stray.map((one) => `${signerWords(one)} signs state ${one.of}, which is not shown`),
  ];
  const challenger = action.type === 'forceMove' ? `; challenged by ${signerWords(action.challenger)}` : '';
  return `${callWords[type]} ${channel}: ${shown.join('; ') || 'nothing shown'}${challenger}`;
};

const termsWords = (name: string, { participants, app, challengeDuration, nonce }: ChannelTerms): string =>
  `${name} of ${participants.join(', ')}, number ${nonce}, app ${app}, ${challengeDuration} s to answer a challenge`;

const observedWords = ({ record, challenge, final }: ObservedChannel): string => {
  if (final) return `final ${final === 'unknown' ? 'with an unknown outcome' : printOutcome(final)}`;
  if (!challenge) return record === undefined ? 'open' : `open at turn ${record}`;
  const { turn, outcome, challenger, finalizesAt } = challenge;
  const by = challenger === undefined ? '' : ` by ${challenger}`;
  return `challenged${by} at turn ${turn} with ${outcome ? printOutcome(outcome) : 'an unknown outcome'}, final at second ${finalizesAt}`;
};

const channelsWords = ({ channels }: ObservedChallenges): string =>
  entriesOf<string, ObservedChannel>(channels)
    .map(([name, one]) => `${name} ${observedWords(one)}`)
    .join('; ');

export const words: Subject<Challenges>['words'] = {
  start: ({ channels }) =>
    entriesOf<string, ChannelTerms>(channels).map(([name, terms]) => termsWords(name, terms)),
  operation: ({ action, seconds }) => actionWords(action, seconds),
  state: (state) => channelsWords(asObserved(state)),
  observed: channelsWords,
};
