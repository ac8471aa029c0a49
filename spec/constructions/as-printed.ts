/**
 * As printed: the virtual channel among three participants with the outcomes of the paper's figure.
 *
 * It loses money. The guarantee of C's ledger channel prefers B to C, and J owes I the coins of one ledger
 * channel and not of two, so that the third part is owed to nobody.
 *
 * @paper §6.5 Examples
 */
import { sum } from '../modelling/coins.js';
import { allocation, guarantee } from '../modelling/outcome.js';
import { B, I, open, update, χ } from './cast.js';
import { construction } from './construction.js';
import { shared, virtualOpening } from './virtual-channel.js';
import { beforeOpening, virtualThroughI } from './virtual-examples.js';

export const figure27 = construction({
  id: 'figure-27-as-printed',
  title: 'A virtual channel among three participants, as printed',
  section: '§6.5, figure 27',
  purpose: 'What figure 27 shows, opened in the order of the other examples. It is not safe.',
  parameters: { a: 'the share of A', b: 'the share of B', c: 'the share of C' },
  instance: ({ a, b, c }) => {
    const virtual = virtualThroughI(3);
    const { joint, ends } = virtual;
    const shares = [a, b, c];
    const x = sum(shares);
    const printed = virtualOpening(virtual, shares).map((step) => {
      if (step.type === 'open' && step.channel === ends[2]!.guarantee)
        return open(step.channel, step.members, guarantee(joint, χ, B, I));
      if (step.type === 'open' && step.channel === joint)
        return open(joint, step.members, allocation(...shared(virtual, shares).entries, [I, x]));
      if (step.type === 'update' && step.channel === joint) return update(joint, allocation([χ, x], [I, x]));
      return step;
    });
    return { start: beforeOpening(virtual, shares), steps: printed, funds: { channel: χ, amount: x } };
  },
});
