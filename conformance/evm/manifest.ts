/**
 * Manifest: the published packages that the specification is compared with, each pinned by its content.
 *
 * The hashes are the registry's own `dist.integrity`. A tarball with any other content is refused.
 */
export const manifest = {
  'fmg-nitro-adjudicator@0.1.5':
    'sha512-eL8Bo2EXs+a2rCirbOaGiLQyKGzjWM0Y2Aa+FoXhXbyVO9StXNs9hoqzimTDus/sb4bWHzul8Avjp68fuGXeKg==',
} as const;

export type Published = keyof typeof manifest;
