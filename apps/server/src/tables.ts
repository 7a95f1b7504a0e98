import { assistantTables } from '@prorab/assistant';
import { mailTables } from '@prorab/mail';
import { messengerTables } from '@prorab/messenger';
import { platformTables } from '@prorab/platform';
import { salesTables } from '@prorab/sales';
import { telephonyTables } from '@prorab/telephony';
import { teamTables } from '@prorab/team';

/** Every table of the house, in the order in which the contexts stand on each other. */
export const allTables = [
  platformTables,
  teamTables,
  salesTables,
  mailTables,
  messengerTables,
  telephonyTables,
  assistantTables,
];
