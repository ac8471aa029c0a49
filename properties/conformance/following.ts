/** Following: a subject's own rules, or rules that deviate from them, as an implementation. */
import type { Implementation, Subject, Terms } from '../../conformance/index.js';

interface Rules<T extends Terms> {
  /** What is seen of a state. */
  readonly observed: (state: T['state']) => T['observed'];
  /** The subject's own, if nothing is said. */
  readonly step?: Subject<T>['step'];
}

export const following = <T extends Terms>(
  name: string,
  subject: Subject<T>,
  capabilities: T['capabilities'],
  { observed, step = subject.step }: Rules<T>,
): Implementation<T, T['state']> => {
  let state: T['state'];
  return {
    name,
    subject,
    capabilities,
    setUp: async (start) => {
      state = subject.stateAt(start);
    },
    apply: async (operation) => {
      const done = step(capabilities, state, operation);
      if (done.status === 'rejected') return { status: 'refused', reason: done.code };
      ({ state } = done);
      return { status: 'applied' };
    },
    observe: async () => observed(state),
    snapshot: async () => state,
    revert: async (to) => {
      state = to;
    },
  };
};
