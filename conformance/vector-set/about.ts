/** About: which rules and refusals a question exercises, and the sections of the paper that have them. */
import * as v from 'valibot';
import { nitro, type NitroAction, type View } from '../../spec/index.js';
import type { Json, Question } from '../scenario/index.js';
import type { ConstructionQuestion, FinalizabilityQuestion } from '../scenario/index.js';
import { operationsWith, startOf, type OperationsQuestion } from '../scenario/operations.js';
import { networkWith, object, signedAmount } from '../scenario/schema.js';

export interface About {
  readonly rules: readonly string[];
  /** Codes of rejections, or why there is no answer. */
  readonly refusals: readonly string[];
  readonly sections: readonly string[];
}

const sectionOf = {
  deposit: '§3.1 A System of Balances',
  withdraw: '§3.1 A System of Balances',
  finalize: '§3.2 State Channel Outcomes',
  transfer: '§5.1 Allocations and Transfer',
  claim: '§6.1 Guarantees and Claims',
} as const satisfies Record<NitroAction['type'], string>;

const distinct = <T>(items: readonly T[]): readonly T[] => [...new Set(items)];

const aboutOperations = (asked: OperationsQuestion): About => {
  let chain = startOf(asked);
  const refusals = asked.operations.flatMap((action) => {
    const step = nitro(chain, action);
    if (step.status === 'applied') chain = step.chain;
    return step.status === 'rejected' ? [step.reason.code] : [];
  });
  const rules = distinct(asked.operations.map(({ type }) => type));
  return { rules, refusals: distinct(refusals), sections: distinct(rules.map((rule) => sectionOf[rule])) };
};

/** Turbo knows allocations only. */
const outOfScope = (expect: Json): readonly string[] => {
  const { outOfScope: because } = expect as { readonly outOfScope?: string };
  return because === undefined ? [] : [because === 'guarantee' ? 'GuaranteeInTurbo' : because];
};

const aboutSnapshot = ({ view }: { readonly view: View }): About => {
  const statuses = distinct(Object.values(view.statuses).map(({ type }) => type));
  return {
    rules: ['snapshot', ...statuses],
    refusals: [],
    sections: [
      '§4.3 Unbeatable Strategies',
      ...(statuses.length > 0 ? ['§4.4 Finalizable Outcomes', '§4.6 Outcomes First'] : []),
    ],
  };
};

const aboutFinalizability = (asked: FinalizabilityQuestion, expect: Json): About => {
  const { position, equivocation } = asked;
  const part = (['position', 'situation', 'states', 'claimed'] as const).find((name) => asked[name])!;
  return {
    rules: ['finalizability', part, ...(equivocation ? ['equivocation'] : [])],
    refusals: Object.hasOwn(expect as object, 'invalid') ? ['invalid'] : [],
    sections: ['§4.4 Finalizable Outcomes', ...(position ? ['§4.5 Consensus Game'] : [])],
  };
};

const aboutConstruction = ({ system, steps }: ConstructionQuestion): About => {
  const outcomes = [
    ...Object.values(system.channels).map(({ outcome }) => outcome),
    ...steps.flatMap((step) => ('outcome' in step ? [step.outcome] : [])),
  ];
  const virtual = outcomes.some(({ type }) => type === 'guarantee');
  return {
    rules: ['construction', ...distinct(steps.map(({ type }) => type))],
    refusals: [],
    sections: [virtual ? '§6.5 Examples' : '§5.4 Example Constructions'],
  };
};

const valueAlgorithms: Readonly<Record<string, readonly [section: string, ...rules: string[]]>> = {
  'turbo-value': ['§5.2 Unbeatable Redistribution', 'turbo-value'],
  'nitro-lower-bound': ['§6.2 Redistributing', 'nitro-lower-bound'],
  'nitro-exact-value': ['§6.2 Redistributing', 'nitro-exact-value', 'nitro-lower-bound'],
};

/** What a question is about, and the answer to it. */
export const aboutQuestion = ({ kind, content }: Question, expect: Json): About => {
  if (kind === 'operations') return aboutOperations(content as OperationsQuestion);
  if (kind === 'snapshot') return aboutSnapshot(content as { view: View });
  if (kind === 'finalizability') return aboutFinalizability(content as FinalizabilityQuestion, expect);
  if (kind === 'construction') return aboutConstruction(content as ConstructionQuestion);
  const [section, ...rules] = valueAlgorithms[kind]!;
  return { rules, refusals: outOfScope(expect), sections: [section] };
};

const signedOperations = object({
  network: networkWith(signedAmount),
  operations: operationsWith(signedAmount),
});

/** The format refuses negative amounts before the rules would: which refusal of the rules that stands for. */
export const aboutMalformed = (text: string): About => {
  const signed = v.safeParse(signedOperations, JSON.parse(text));
  return signed.success ? aboutOperations(signed.output) : { rules: [], refusals: [], sections: [] };
};
