/** Starts an implementation, says which process that has started, and leaves it alone. */
import { execImplementation, paymentsWire } from '../../../conformance/stdio/index.js';
import { misbehaving, patient } from './misbehaving.js';

const { name } = await execImplementation(paymentsWire, misbehaving('with-a-grandchild'), patient);
console.log(name);
setInterval(() => {}, 1000);
