import { useI18n } from 'vue-i18n';
import type { CallBriefDto } from '../api/schema.js';
import { clockText, lasted } from './talk-time.js';

/** How long it was talked or waited, in words. */
export function useCallTimes() {
  const { t } = useI18n();
  const lastedText = (
    call: Pick<CallBriefDto, 'direction' | 'startedAt' | 'answeredAt' | 'endedAt'>,
    now: number,
  ): string =>
    t(call.answeredAt ? 'calls.talked' : call.direction === 'out' ? 'calls.called' : 'calls.waited', {
      time: clockText(lasted(call, now)),
    });
  return { lastedText };
}
