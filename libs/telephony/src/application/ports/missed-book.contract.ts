import { aCallerCard } from '../../domain/a-caller-card.builder.js';
import { newId } from '@prorab/kernel';
import type { UnitOfWork } from '@prorab/platform/marks';
import type { CallState } from '../../domain/call.js';
import { MissedEpisode } from '../../domain/missed-episode.js';
import { aCall } from './call-book.contract.js';
import type { MissedBook } from './missed-book.port.js';

const at = (seconds: number): Date => new Date(Date.parse('2026-11-27T09:00:00.000Z') + seconds * 1000);
let numbers = 0;
export const aNumber = (): string => `+7911${String(1_000_000 + ++numbers)}`;
/** A call that nobody took. */
export function aMissedCall(number: string | null, endedAt = at(0)): CallState {
  const call = aCall(new Date(endedAt.getTime() - 20_000));
  call.recognise(aCallerCard());
  call.callerLeft(endedAt);
  return { ...call.state, caller: number === null ? { kind: 'hidden' } : { kind: 'number', number } };
}

/** Run over the fake and every store. */
export function missedBookContract(
  name: string,
  make: () => Promise<{ missed: MissedBook; work: Pick<UnitOfWork, 'run'> }>,
): void {
  describe(`episodes of missed calls as they are kept: ${name}`, () => {
    it('come back as they were, through all that becomes of them', async () => {
      const { missed, work } = await make();
      const episode = MissedEpisode.open(newId(), aMissedCall(aNumber()));
      const { id } = episode.state;
      await work.run(() => missed.add(episode));
      expect((await work.run(() => missed.take(id)))?.state).toEqual(episode.state);
      episode.join(aMissedCall(episode.number, at(60)));
      episode.tell('owner', newId());
      await work.run(() => missed.save(episode));
      expect((await work.run(() => missed.take(id)))?.state).toEqual(episode.state);
      episode.close(newId(), 'Ошибся номером', at(90));
      await work.run(() => missed.save(episode));
      expect((await work.run(() => missed.take(id)))?.state).toEqual(episode.state);
      expect(await work.run(() => missed.take(newId()))).toBeNull();
    });
    it('are found by the number while they are open; a number has one open at most, and the next after it is closed', async () => {
      const { missed, work } = await make();
      const number = aNumber();
      const [first, second] = [1, 2].map((n) => MissedEpisode.open(newId(), aMissedCall(number, at(n))));
      if (!first || !second) throw new Error('two were made');
      expect(await work.run(() => missed.takeOpenOf(number))).toBeNull();
      await work.run(() => missed.add(first));
      expect((await work.run(() => missed.takeOpenOf(number)))?.state.id).toBe(first.state.id);
      await expect(work.run(() => missed.add(second))).rejects.toThrow();
      first.settle('talk', null, at(30));
      await work.run(() => missed.save(first));
      expect(await work.run(() => missed.takeOpenOf(number))).toBeNull();
      await work.run(() => missed.add(second));
      expect((await work.run(() => missed.takeOpenOf(number)))?.state.id).toBe(second.state.id);
    });
    it('of hidden callers stand beside each other; open ones are listed with their calls, the latest first', async () => {
      const { missed, work } = await make();
      const made = [1, 2, 3].map((n) => MissedEpisode.open(newId(), aMissedCall(null, at(100_000 + n))));
      for (const one of made) await work.run(() => missed.add(one));
      made[1]?.close(null, 'Реклама', at(200_000));
      for (const one of made) await work.run(() => missed.save(one));
      const open = [made[2], made[0]].map((e) => ({ id: e?.state.id, callIds: e?.state.callIds }));
      expect(await missed.open(2)).toEqual(open);
      expect(await missed.open(1)).toEqual(open.slice(0, 1));
    });
  });
}
