/** `npm run bench`: prints what things cost, as ratios of things run side by side. Nothing is asserted. */
import { benchCampaign } from './campaign.js';
import { benchCompositions } from './compositions.js';
import { benchConformance } from './conformance.js';
import { benchGame } from './game.js';
import { benchStdio } from './stdio.js';
import { benchValues } from './values.js';

// First, as it reports the most memory that this process has taken so far.
benchCampaign('dist/cli/main.js');
benchValues();
benchGame();
benchCompositions();
await benchConformance();
await benchStdio();
