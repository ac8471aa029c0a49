export { campaign, play, type CampaignOptions, type Found, type Progress, type Refused } from './campaign.js';
export { recovery, type Loss, type Recovered, type RecoveryProgress } from './recovery.js';
export { shrink } from './shrink.js';
export { emptyTally, type Tally } from './tally.js';
export { replay, type Trace, type Violation } from './trace.js';
