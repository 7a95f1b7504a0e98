import type { CalendarDay } from '@prorab/kernel';
import type { LedgerKey } from '../../../../application/ports/ledger.port.js';
import { dayOfText } from './onec-day.js';
import { type KindAndKey, keyOfId, kindAndKeyOf } from './onec-id.js';
import { decimalOf } from './onec-number.js';
import { type OnecValue, valueOf } from './onec-value.js';

/**
 * What _1SCONST.VALUE holds, a text whatever its type is; spaces at the end do not count, and nothing at all is null (a number: 0).
 * All @throw LedgerUnfit for what 1C does not write.
 */
export const constantValue = {
  number: (text: string): string => (text.trim() === '' ? '0' : decimalOf(text)),
  day: (text: string): CalendarDay | null => dayOfText(text),
  text: (text: string): string => text.trimEnd(),
  id: (text: string): LedgerKey | null => keyOfId(text.trimEnd()),
  reference: (text: string): KindAndKey | null => kindAndKeyOf(text.trimEnd()),
  undefined: (text: string): OnecValue | null => valueOf(text.trimEnd()),
};
