/**
 * Jump analysis: done once for each contract, and not in each call.
 *
 * The interpreter looks for the valid jump destinations of the whole code whenever a call first jumps. For a
 * contract of 24 KB that takes longer than the call itself. The result depends on nothing but the code and
 * the hardfork, so it is kept with both. The interpreter is not exported: an opcode of our own, on a machine
 * that is then thrown away, gets hold of it. Should a later version have no such method, everything still
 * works, and takes longer.
 */
import { createEVM } from '@ethereumjs/evm';

interface Interpreter {
  _evm: object;
  _getValidJumpDestinations?(code: Uint8Array): unknown;
}

let remembered = false;

export const rememberJumpAnalysis = async (): Promise<void> => {
  if (remembered) return;
  remembered = true;
  let found: Interpreter | undefined;
  const logicFunction = ({ interpreter }: { interpreter: unknown }) => {
    found = interpreter as Interpreter;
  };
  const customOpcodes = [{ opcode: 0x0c, opcodeName: 'SELF', baseFee: 0, logicFunction }];
  const { runCode } = await createEVM({ customOpcodes }).then((evm) => ({ runCode: evm.runCode.bind(evm) }));
  await runCode({ code: Uint8Array.of(0x0c), gasLimit: 1n });

  const interpreter = found && (Object.getPrototypeOf(found) as Interpreter);
  const analyse = interpreter?._getValidJumpDestinations;
  if (!interpreter || !analyse) return;
  const known = new WeakMap<object, WeakMap<Uint8Array, unknown>>();
  interpreter._getValidJumpDestinations = function (code) {
    const analyses = known.get(this._evm) ?? new WeakMap<Uint8Array, unknown>();
    known.set(this._evm, analyses);
    const analysis = analyses.get(code) ?? analyse.call(this, code);
    analyses.set(code, analysis);
    return analysis;
  };
};
