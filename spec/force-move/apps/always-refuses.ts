/**
 * An app that allows no move at all: a channel that runs it can only be set up, challenged and concluded.
 */
import type { App } from '../app.js';

export const alwaysRefuses: App = { name: 'always-refuses', allows: () => false, data: () => [null] };
