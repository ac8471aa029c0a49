/**
 * Manifest: the published packages that the specification is compared with, each pinned by its content.
 *
 * The hashes are the registry's own `dist.integrity`. A tarball with any other content is refused. Versions
 * that ship no bytecode (0.6.0 and 0.7.1-next of `@statechannels/nitro-protocol`) are left out.
 */
export const manifest = {
  'fmg-nitro-adjudicator@0.0.4':
    'sha512-KC6ib5sTe2Vlf0SfdBb5uGbSyfuaIiewph+q8QmBDisDMoV1tyDRqXlDTjvd608GKVYhOwA0gAjppOjX7pRA1w==',
  'fmg-nitro-adjudicator@0.0.16':
    'sha512-SVJk15jiuNwqVDypAIB1OngYNZyKIyOuNqVm6DA0vymq0oItk3d5Mpij3UrXezh61oORCt8IfuDKQ+fLhJpZXg==',
  'fmg-nitro-adjudicator@0.1.2':
    'sha512-qjLmi6gOn0rJq7r4rTMpzi1LYepTyyHfg3atoDZ4NRgVKFI/5G77ka7ZHfwukCCCNJlMsqY+EefwVw5z7c4xeQ==',
  'fmg-nitro-adjudicator@0.1.4':
    'sha512-wSxntkV2rqbT7hoYVDLF/qT/j/8eAQ0lD0V4nGUC9D+rNPPmqr+2htqc79SUmn/D2ZxTftRKXw5oI6BeWztuDw==',
  'fmg-nitro-adjudicator@0.1.5':
    'sha512-eL8Bo2EXs+a2rCirbOaGiLQyKGzjWM0Y2Aa+FoXhXbyVO9StXNs9hoqzimTDus/sb4bWHzul8Avjp68fuGXeKg==',
  '@statechannels/nitro-protocol@0.1.0':
    'sha512-nLE2qaLQpPuGZhe2v55YNkUdJjVit3DzaO4LbBwoeQQlu1Ip72TYmQPBbZHQVPIhCBIWXiTnJ13rpZI2vyj02A==',
  '@statechannels/nitro-protocol@0.1.1':
    'sha512-t6fPIkOLVL34p16aUBdOzRq9fcmhSVfOHAjVk7z0YcwH4fhlRxt+gv/Tpd4RdhE1AW66o0K4ppc0IIT8rbtpnw==',
  '@statechannels/nitro-protocol@0.1.5':
    'sha512-hvV4Zo6h3WVe19JdPv+X99jIsXxw8v443AAWy8wqEIsdbTWvDKGmX45BLcjnxf1V14B/P91WFI3fJ+Ff68R+LA==',
  '@statechannels/nitro-protocol@0.3.0':
    'sha512-2TY16Q18Po0b9cLmmHb/0PM2uWiyE9z/6VEYkxE8GFyZXXVtVSpM/2yNtRORMLurKf9XYvg7U83D+rN3mpXASg==',
  '@statechannels/nitro-protocol@0.9.1':
    'sha512-8MySsZzp7TrONSLmcGAFopNEFSrSlUjNeiVxmh8UeOssmAOivEPL0VgxX7pE32h01LIsNOs+zm6zLZXFaBwaOg==',
  '@statechannels/nitro-protocol@0.10.1':
    'sha512-Tqmw86rv8bRGrtir0QhYDcpxQaEhejaZ+sXr1KQmzRFzcDtqRXtzhMp+wB5SVUBv7cUrhQE//Zm28/iRmrotsA==',
  '@statechannels/nitro-protocol@0.11.0':
    'sha512-qLYLpJ3dS3PL/daXKSwK7XJVCSHkbPLOtLiLk9yT0EWMJEJy9PlCXQzWwh6ES4uz1M9Ph0hDhpOx+Rw9vf8N1Q==',
  '@statechannels/nitro-protocol@0.11.2':
    'sha512-TRJf9wpoO2a9gnMc6XPz7Nlzm1BZRuOZrKsyco7FjhPPJMga4dJe2ARzP+Jts/Tl9TldMWuaboMpa8Dg9LfzvA==',
  '@statechannels/nitro-protocol@0.17.0':
    'sha512-MkGgKwWWY/+vcHozgg4w+dD/jBlrkY2pQ016azDT7Uu3hatiXALmSSIGS2TlUHLqIO3sXi0+k++CEornCfkv0A==',
  '@statechannels/nitro-protocol@0.17.3':
    'sha512-E372J29OerSFR5RdSwJPPy24C4WXOg9ibTvZ8wueIh0Kii0rNrY/3YxJ9ZFClKpnpZWFo3e2ATMD2Q/Nomf9wA==',
  '@statechannels/nitro-protocol@2.0.0-alpha.2':
    'sha512-qJ0Mvse3+VIOh58iMgcVg6/p4ZMvQFb1aoJiJnwCJHKEB03Ej6PGyYzyFs7zX7xeTrh59DLq3jQuIPaqkGFHyg==',
  '@statechannels/nitro-protocol@2.0.0-alpha.3':
    'sha512-m5L5IUTvEZlGo8P4fU6MorPAx+l2bwLbepMUp53ol/q/I26VrH8zYS+LDvZ7SYuwECmbEvnTYWjGlUD9l6rp8w==',
  '@statechannels/nitro-protocol@2.0.0-alpha.4':
    'sha512-Nmiyu0h7VjzoYPmzUOVWb7KzzdRRTjnF1YYVqsiHiCEVkjZVBtSK/J8RDL4Ozzn2MwyOIiA90Wlrl4KB+tB43g==',
  '@statechannels/nitro-protocol@2.0.0-alpha.5':
    'sha512-b4rlq0D97MidlKL3MxOsn1Rtl5VzH26xyvVSe8iZXapUdpYfsIH8Nj5PqVki7drFJWVYjVTjwDwc5pvRW8jNbg==',
  '@statechannels/nitro-protocol@2.0.1-alpha.5':
    'sha512-CT32i5ZlZ0Jz8mAOmywALCnS/+Cl7ntrRlJr2r3jGBkkzNBWxHWR4qXg6HTUh7xxm5tY/g/TSmsGH8/z54K/Sw==',
  '@statechannels/nitro-protocol@2.0.1-alpha.6':
    'sha512-VehCgq3AOVTGCvGGIoF23YyQX+x1IbLzByFWbqPovucsm9vW0udR7r8Okw9hC0ZHanHOjQH5KxJL6aKUnrXinw==',
} as const;

export type Published = keyof typeof manifest;
