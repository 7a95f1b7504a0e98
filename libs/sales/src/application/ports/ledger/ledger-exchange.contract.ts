import { newId } from '@prorab/kernel';
import {
  ExchangeFileBroken,
  ExchangeFileMissing,
  ExchangeFileRefused,
} from '../../../domain/exchange/exchange-errors.js';
import type { ExchangeVisit, LedgerExchange } from './ledger-exchange.port.js';

export interface LedgerExchangeBench {
  exchange: LedgerExchange;
  /** The same exchange in a new process. */
  reopened(): Promise<LedgerExchange>;
  /** An order begins to wait for 1C. */
  orders(key: string): Promise<void>;
  close(): Promise<void>;
}
export const catalogueOf = (count: number, attributes = ''): string => {
  const goods = Array.from(
    { length: count },
    (_, n) => `<Товар><Ид>i-${n}</Ид><Наименование>Товар ${n}</Наименование></Товар>`,
  );
  return `<КоммерческаяИнформация><Каталог${attributes}><Товары>${goods.join('')}</Товары></Каталог></КоммерческаяИнформация>`;
};
const name = 'import.xml';
async function* bytes(text: string | Buffer): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

/** What an exchange promises to 1C. */
export function describeLedgerExchange(named: string, make: () => Promise<LedgerExchangeBench>): void {
  describe(`exchange with 1C: ${named}`, () => {
    let bench: LedgerExchangeBench;
    let visit: ExchangeVisit;
    beforeEach(async () => {
      bench = await make();
      ({ visit } = await bench.exchange.begin());
      await bench.exchange.prepare(visit, '2.09');
    });
    afterEach(() => bench.close());
    const take = (text: string | Buffer, file = { name, picture: false }, exchange = bench.exchange): Promise<void> =>
      exchange.take(visit, file, bytes(text));
    const readAll = async (exchange = bench.exchange): Promise<number[]> => {
      const seen: number[] = [];
      for (let more = true; more;) {
        const { finished, taken } = await exchange.step(visit, name);
        seen.push(taken);
        more = !finished;
      }
      return seen;
    };

    it('knows a visit by its secret, and no other', async () => {
      const { token, visit: other } = await bench.exchange.begin();
      expect(other.number).not.toBe(visit.number);
      expect(await (await bench.reopened()).visitOf(token)).toMatchObject({ number: other.number, version: null });
      expect(await bench.exchange.visitOf(`${token.slice(0, -1)}_`)).toBeNull();
    });
    it('puts the pieces of a file together; a piece that comes twice is one', async () => {
      const text = catalogueOf(100);
      await take(text.slice(0, 3_000));
      expect(await bench.exchange.isWhole(visit, name)).toBe(false);
      await take(text.slice(0, 3_000));
      await take(text.slice(3_000), undefined, await bench.reopened());
      expect(await bench.exchange.isWhole(visit, name)).toBe(true);
      expect((await readAll()).at(-1)).toBeGreaterThanOrEqual(100);
    });
    it('reads by steps, on from where another process ended, and the last step again says the same', async () => {
      const text = catalogueOf(8_000);
      for (let at = 0; at < text.length; at += 50_000) await take(text.slice(at, at + 50_000));
      const first = await bench.exchange.step(visit, name);
      expect(first).toMatchObject({ finished: false, broken: 0 });
      const others = await readAll(await bench.reopened());
      expect(others[0]).toBeGreaterThan(first.taken);
      expect((await readAll()).at(-1)).toBe(others.at(-1));
    });
    it('lays aside what makes no sense and goes on', async () => {
      await take(catalogueOf(3).replace('<Наименование>Товар 1</Наименование>', ''));
      for (let more = true; more;) {
        const step = await bench.exchange.step(visit, name);
        if (step.finished) expect(step.broken).toBe(1);
        more = !step.finished;
      }
    });
    it('refuses what breaks off, is not there, is empty, too large, or no picture', async () => {
      await expect(bench.exchange.step(visit, name)).rejects.toThrow(ExchangeFileMissing);
      await take(catalogueOf(3).slice(0, -30));
      await expect(readAll()).rejects.toThrow(ExchangeFileBroken);
      await expect(take('')).rejects.toThrow(ExchangeFileRefused);
      await expect(take('я'.repeat(bench.exchange.pieceBytes))).rejects.toThrow(ExchangeFileRefused);
      const picture = { name: 'import_files/a.jpg', picture: true };
      await expect(take('<script>', picture)).rejects.toThrow(ExchangeFileRefused);
      await take(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0]), picture);
    });
    it('after its reading began a file begins anew, and a new set of files throws the old away', async () => {
      await take(catalogueOf(3).slice(0, -30));
      await expect(readAll()).rejects.toThrow(ExchangeFileBroken);
      await take(catalogueOf(5));
      await readAll();
      await bench.exchange.prepare(visit, null);
      await expect(bench.exchange.step(visit, name)).rejects.toThrow(ExchangeFileMissing);
    });
    it('gives orders until they are confirmed, and those that came meanwhile are not confirmed with them', async () => {
      const [one, two] = [newId(), newId()];
      await bench.orders(one);
      expect(await bench.exchange.orders(visit)).toContain(one);
      expect(await bench.exchange.orders(visit)).toContain(one);
      await bench.orders(two);
      await (await bench.reopened()).confirm(visit);
      const left = await bench.exchange.orders(visit);
      expect([left.includes(one), left.includes(two)]).toEqual([false, true]);
    });
    it('completes a set of files', async () => {
      await take(catalogueOf(2));
      await readAll();
      expect(await bench.exchange.complete(visit)).toMatchObject({ finished: true });
    });
  });
}
