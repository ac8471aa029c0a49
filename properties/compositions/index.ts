export { choicesOf, composing, type BrokenPromise, type Composing } from './campaign.js';
export { compose } from './composition.js';
