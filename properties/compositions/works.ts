/**
 * Works: what is being built, and what could be: channels that can fund others, projects and how far they are.
 */
import type { Draw } from './dispute.js';
import {
  payment,
  subChannel,
  topUp,
  virtualChannel,
  type Ledger,
  type Project,
  type Step,
} from './projects.js';

export interface Work {
  readonly project: Project;
  readonly done: Set<Step>;
}

export interface Works {
  readonly ledgers: readonly Ledger[];
  /** Takes up something new, unless enough is unfinished. */
  readonly found: (draw: Draw) => void;
  /** Takes up closing something that was opened. */
  readonly close: (draw: Draw) => void;
  /** Some step that is left to do. */
  readonly next: (draw: Draw) => { readonly work: Work; readonly step: Step } | undefined;
  readonly giveUp: (work: Work) => void;
}

/** How many projects may be unfinished when another one is begun. */
const atOnce = 4;

export const worksOn = (first: readonly Ledger[]): Works => {
  const ledgers = [...first];
  const closings: Project[] = [];
  const works: Work[] = [];
  let founded = 0;

  const begin = (project: Project): void => {
    works.push({ project, done: new Set() });
  };
  const opened = ({ made, open, close }: ReturnType<typeof subChannel>): void => {
    begin(open);
    ledgers.push(made);
    closings.push(close);
  };
  const unfinished = () => works.filter(({ project, done }) => done.size < project.steps.length);

  return {
    ledgers,
    found: (draw) => {
      if (unfinished().length >= atOnce) return;
      const ledger = ledgers[draw(ledgers.length)]!;
      const amounts = [BigInt(draw(3)), BigInt(1 + draw(2))] as const;
      const way = draw(6);
      if (way < 2) opened(subChannel(ledger, ++founded, amounts));
      else if (way < 4) {
        const other = among(ledgers.filter(sharingOneMember(ledger)), draw);
        const intermediary = ledger.members.find((member) => other?.members.includes(member));
        if (other && intermediary) opened(virtualChannel(ledger, other, intermediary, ++founded, amounts));
      } else if (way === 4) begin(payment(ledger, draw(2) === 0 ? 0 : 1, 1n));
      else begin(topUp(ledger, ledger.members[draw(2)]!, 1n));
    },
    close: (draw) => {
      const closing = among(closings, draw);
      if (closing) begin(closing);
    },
    next: (draw) =>
      among(
        unfinished().flatMap((work) =>
          work.project.steps.filter((step) => !work.done.has(step)).map((step) => ({ work, step })),
        ),
        draw,
      ),
    giveUp: (work) => works.splice(works.indexOf(work), 1),
  };
};

/** One of them, if there is any. */
export const among = <T>(all: readonly T[], draw: Draw): T | undefined => all[draw(all.length)];

const sharingOneMember =
  ({ members }: Ledger) =>
  (other: Ledger): boolean =>
    other.members.filter((member) => members.includes(member)).length === 1;
