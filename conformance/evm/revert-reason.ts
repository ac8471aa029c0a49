/** Revert reason: why a contract refused, in its own words where it gave any. */
import { decodeError } from 'micro-eth-signer/abi.js';

/** The reason of a call that ended in this exception, with these bytes. */
export const revertReason = (exception: string, output: Uint8Array): string => {
  if (exception !== 'revert') return exception;
  if (output.length === 0) return 'revert without a reason';
  const decoded = decodeError(output);
  return decoded?.name === 'Error' ? decoded.message : 'revert with a reason of its own kind';
};
