/** The published versions of ForceMove that can be had; where `CI` is set, a missing one is a failure. */
import { versions, type Version } from '../../../conformance/evm/asset-holder/force-move-generation.js';
import { tarball, Unavailable } from '../../../conformance/evm/tarball.js';

export const packageOf = <V extends Version>(version: V) =>
  `@statechannels/nitro-protocol@${version}` as const;

const isPresent = (version: Version): Promise<boolean> =>
  tarball(packageOf(version)).then(
    () => true,
    (error: unknown) => {
      if (!(error instanceof Unavailable) || process.env['CI']) throw error;
      console.warn(`skipped: ${error.message}`);
      return false;
    },
  );

const presence = await Promise.all(versions.map(isPresent));

export const present: readonly Version[] = versions.filter((_, i) => presence[i]);
