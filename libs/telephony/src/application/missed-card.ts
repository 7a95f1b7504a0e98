import type { MissedEpisode } from '../domain/missed-episode.js';

/** What a desk shows of an episode. */
export function missedCard({ state }: MissedEpisode): object {
  const { callIds: _, told: __, firstAt, lastAt, callBackAt, closedAt, ...rest } = state;
  return {
    ...rest,
    firstAt: firstAt.toISOString(),
    lastAt: lastAt.toISOString(),
    callBackAt: callBackAt?.toISOString() ?? null,
    closedAt: closedAt?.toISOString() ?? null,
  };
}
