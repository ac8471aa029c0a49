/** The package itself: it names itself, from wherever it was built to. */
import { createRequire } from 'node:module';
import { dirname } from 'node:path';

const { resolve } = createRequire(import.meta.url);

export const packageFolder: string = dirname(resolve('nitro-spec/package.json'));

/** The file that a thread of its own begins with, as it was built. */
export const workerFile = (): string => resolve('nitro-spec/conformance/worker');
