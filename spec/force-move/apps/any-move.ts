/** An app that allows every move: for what does not depend on the moves, such as the cost of a dispute. */
import type { App } from '../app.js';

export const anyMove: App = { name: 'any-move', allows: () => true, data: () => [null] };
