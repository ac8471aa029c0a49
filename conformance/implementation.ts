/** Implementation: what something must do so that it can be compared with the specification. */
export type { Implementation, SomeImplementation } from './subject.js';
export type { Operation, Response, Terms } from './terms.js';
