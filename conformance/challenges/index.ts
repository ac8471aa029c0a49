/** Challenges: how channels finalize on chain, as a subject of comparison. */
export { challenges } from './subject.js';
export type { ChallengeCapabilities, Challenges, GenerationName, ObservedChannel } from './terms.js';
