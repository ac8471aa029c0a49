export {
  choicesOf,
  composing,
  type BrokenPromise,
  type Composing,
  type ComposingProgress,
} from './campaign.js';
export { compose, type Broken, type Composed } from './composition.js';
