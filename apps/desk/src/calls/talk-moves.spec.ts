import type { CallCardDto } from '../api/schema.js';
import { movesOf } from './talk-moves.js';

const card = (of: Partial<CallCardDto>): CallCardDto =>
  ({ onHold: false, moving: null, talking: ['anna'], ...of }) as CallCardDto;
const moving = (how: 'transfer' | 'consult', answered: boolean) => ({
  moving: { how, by: 'anna', employeeId: 'boris', extension: '102', answered },
});

describe('what can be done in a talk', () => {
  it('is to hold, hand over, hang up; on hold, to take back', () => {
    expect(movesOf(card({}))).toEqual(['hold', 'hand-over', 'hang-up']);
    expect(movesOf(card({ onHold: true }))).toEqual(['unhold', 'hand-over', 'hang-up']);
  });
  it('is to give over, join or take back once a colleague is asked; to join only when he has answered', () => {
    expect(movesOf(card(moving('consult', true)))).toEqual(['complete', 'conference', 'back', 'hang-up']);
    expect(movesOf(card(moving('consult', false)))).toEqual(['complete', 'back', 'hang-up']);
  });
  it('is nothing but to hang up while it is handed over, and nobody hands over what three talk', () => {
    expect(movesOf(card(moving('transfer', false)))).toEqual(['hang-up']);
    expect(movesOf(card({ talking: ['anna', 'boris'] }))).toEqual(['hold', 'hang-up']);
  });
});
