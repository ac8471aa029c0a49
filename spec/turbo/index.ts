export { affordable, payouts } from './priority.js';
export { turbo, type TurboAction } from './rules.js';
export { transfer, type Transfer } from './transfer.js';
export { turboValues, type TurboValues } from './value.js';
