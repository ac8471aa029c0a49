/** The wrong ways to check a construction, asked who loses by it. */
import { answer, type ConstructionQuestion } from '../../../../conformance/scenario/index.js';
import { wrongCheckers } from '../../../constructions/checkers.js';
import { suspect, type Suspect } from './suspect.js';

export const checkerSuspects: readonly Suspect[] = wrongCheckers.map((checker) =>
  suspect('construction', checker, (asked: ConstructionQuestion) => {
    const losses = checker.losses({ start: asked.system, steps: asked.steps });
    return {
      ...(answer({ id: '', kind: 'construction', content: asked }) as object),
      safe: losses.length === 0,
      losses: losses.map((loss) => ({ ...loss, amount: String(loss.amount) })),
    };
  }),
);
