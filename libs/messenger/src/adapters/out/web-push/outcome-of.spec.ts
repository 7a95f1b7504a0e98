import { outcomeOf } from './outcome-of.js';

const now = Date.parse('2026-11-26T09:00:00Z');
it.each([
  [201, undefined, { outcome: 'accepted' }],
  [200, undefined, { outcome: 'accepted' }],
  [404, undefined, { outcome: 'gone' }],
  [410, '60', { outcome: 'gone' }],
  [429, '120', { outcome: 'later', retryAfterMs: 120_000, because: '429 said' }],
  [503, 'Thu, 26 Nov 2026 09:01:00 GMT', { outcome: 'later', retryAfterMs: 60_000, because: '503 said' }],
  [503, 'Thu, 26 Nov 2026 08:01:00 GMT', { outcome: 'later', retryAfterMs: 0, because: '503 said' }],
  [500, 'soon', { outcome: 'later', retryAfterMs: null, because: '500 said' }],
  [429, '99999999', { outcome: 'later', retryAfterMs: 21_600_000, because: '429 said' }],
  [400, undefined, { outcome: 'refused', because: '400 said' }],
  [403, undefined, { outcome: 'refused', because: '403 said' }],
  [413, undefined, { outcome: 'refused', because: '413 said' }],
  [302, undefined, { outcome: 'refused', because: '302 said' }],
])('%i with Retry-After %s is %j', (status, retryAfter, outcome) =>
  expect(outcomeOf({ status, retryAfter, text: 'said' }, now)).toEqual(outcome),
);
