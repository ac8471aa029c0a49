/** All constructions: those that are safe, and those that the paper prints with a mistake. */
import { figure27 } from './as-printed.js';
import type { Construction } from './construction.js';
import { closeDirectly, openDirectly } from './direct-funding.js';
import { offloadLedger } from './ledger-offload.js';
import { topUpLedger } from './ledger-top-up.js';
import { closeTwoHops, ledgerOnLedger, ledgerOnVirtual, openTwoHops } from './networks-of-channels.js';
import { withdrawPartially } from './partial-withdrawal.js';
import { closeSubChannel, openSubChannel } from './sub-channel.js';
import { closeVirtualAmong, openVirtualAmong } from './virtual-examples.js';
import { offloadVirtualByA, offloadVirtualByB, offloadVirtualByI } from './virtual-offload.js';
import { checkOutOfVirtual, topUpVirtual } from './virtual-top-up.js';

export const constructions: readonly Construction[] = [
  openDirectly,
  closeDirectly,
  openSubChannel,
  closeSubChannel,
  topUpLedger,
  withdrawPartially,
  offloadLedger,
  openVirtualAmong(2),
  closeVirtualAmong(2),
  offloadVirtualByA,
  offloadVirtualByB,
  offloadVirtualByI,
  openVirtualAmong(3),
  closeVirtualAmong(3),
  openVirtualAmong(4),
  closeVirtualAmong(4),
  topUpVirtual,
  checkOutOfVirtual,
  ledgerOnLedger,
  ledgerOnVirtual,
  openTwoHops,
  closeTwoHops,
];

export const misprints: readonly Construction[] = [figure27];
