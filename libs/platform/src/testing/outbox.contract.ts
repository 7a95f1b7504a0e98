import { IsString } from 'class-validator';
import { newId } from '@prorab/kernel';
import { IntegrationEvent, type Outbox, type UnitOfWork } from '../marks/index.js';

class TileSold extends IntegrationEvent('platform.tile-sold.v1') {
  @IsString() tile!: string;
}
export interface OutboxBench {
  outbox: Outbox;
  work: UnitOfWork;
  /** The facts of that name as they are kept, oldest first. */
  told(name: string): Promise<unknown[]>;
}

export function outboxContract(name: string, make: () => Promise<OutboxBench>): void {
  describe(`outbox: ${name}`, () => {
    const tiles = async ({ told }: OutboxBench, order: string): Promise<string[]> =>
      ((await told(TileSold.eventName)) as TileSold[]).map((e) => e.tile).filter((tile) => tile.startsWith(order));

    it('keeps the facts of a unit of work in their order, as they were when they were told', async () => {
      const bench = await make();
      const order = newId();
      const fact = TileSold.of({ tile: `${order} 1` });
      await bench.work.run(async () => {
        bench.outbox.add(fact);
        fact.tile = 'changed afterwards';
        bench.outbox.add(TileSold.of({ tile: `${order} 2` }));
      });
      expect(await tiles(bench, order)).toEqual([`${order} 1`, `${order} 2`]);
    });
    it('tells nothing of a change that did not happen', async () => {
      const bench = await make();
      const order = newId();
      const failing = bench.work.run(async () => {
        bench.outbox.add(TileSold.of({ tile: order }));
        await bench.work.run(async () => bench.outbox.add(TileSold.of({ tile: `${order} joined` })));
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      expect(await tiles(bench, order)).toEqual([]);
    });
    it('refuses a fact outside a unit of work', async () => {
      const { outbox } = await make();
      expect(() => outbox.add(TileSold.of({ tile: 'x' }))).toThrow(/unit of work/);
    });
    it('refuses at once a fact that does not fit its schema', async () => {
      const { outbox, work } = await make();
      const seen: unknown[] = [];
      await work.run(async () => {
        try {
          outbox.add(new TileSold({ tile: 5 }));
        } catch (error) {
          seen.push(error);
        }
      });
      expect(seen).toMatchObject([{ code: 'platform.event-invalid' }]);
    });
  });
}
