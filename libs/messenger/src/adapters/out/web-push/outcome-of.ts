import type { PushOutcome } from '../../../application/ports/push-sender.port.js';
import type { PushAnswer } from './post.js';

const LONGEST_PAUSE_MS = 6 * 3_600_000;

/** RFC 8030: 201 is taken, 404 and 410 are the end of the subscription, 429 asks for patience. */
export function outcomeOf({ status, retryAfter, text }: PushAnswer, now: number = Date.now()): PushOutcome {
  if (status >= 200 && status < 300) return { outcome: 'accepted' };
  if (status === 404 || status === 410) return { outcome: 'gone' };
  const because = `${status} ${text}`.trim().slice(0, 200);
  if (status === 429 || status >= 500) return { outcome: 'later', retryAfterMs: pauseOf(retryAfter, now), because };
  return { outcome: 'refused', because };
}

/** Seconds, or a date (RFC 9110). */
function pauseOf(retryAfter: string | undefined, now: number): number | null {
  if (retryAfter === undefined) return null;
  const ms = /^\d{1,9}$/.test(retryAfter.trim()) ? Number(retryAfter) * 1_000 : Date.parse(retryAfter) - now;
  return Number.isNaN(ms) ? null : Math.min(Math.max(0, ms), LONGEST_PAUSE_MS);
}
