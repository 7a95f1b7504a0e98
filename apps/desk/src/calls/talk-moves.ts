import type { CallCardDto } from '../api/schema.js';

/** What the reader can do in his talk now. */
export type TalkMove = 'hold' | 'unhold' | 'hand-over' | 'complete' | 'conference' | 'back' | 'hang-up';

export function movesOf({ onHold, moving, talking }: CallCardDto): readonly TalkMove[] {
  if (moving?.how === 'transfer') return ['hang-up'];
  if (moving) return moving.answered ? ['complete', 'conference', 'back', 'hang-up'] : ['complete', 'back', 'hang-up'];
  if (onHold) return ['unhold', 'hand-over', 'hang-up'];
  // Of three that talk, nobody hands over.
  return talking.length > 1 ? ['hold', 'hang-up'] : ['hold', 'hand-over', 'hang-up'];
}
