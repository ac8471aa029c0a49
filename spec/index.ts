/** The public names of the specification. */
export * from './modelling/index.js';
export * from './turbo/index.js';
export * from './nitro/index.js';
export * from './payouts/index.js';
export * from './reasoning/index.js';
export * from './notation/index.js';
export * from './invariants/index.js';
/** How channels finalize; apart, because its states and channels are not the chain's. */
export * as forceMove from './force-move/index.js';
/** Sequences of network states; apart, because its channels and steps are not the chain's. */
export * as constructions from './constructions/index.js';
/** The rules of ledgers with guarantees inside; apart, because their chain and outcomes are not the paper's. */
export * as reclaim from './reclaim/index.js';
