export { occurs, worldOf, type Witness } from './witness.js';
export { witnesses } from './witnesses.js';
