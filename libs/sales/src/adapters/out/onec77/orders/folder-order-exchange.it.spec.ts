import { mkdir, mkdtemp, readFile, readdir, rm, writeFile, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SystemClock, newId } from '@prorab/kernel';
import { LedgerUnavailable } from '../../../../application/ports/ledger/ledger-errors.js';
import {
  type OrderExchangeBench,
  describeOrderExchange,
} from '../../../../application/ports/ledger/order-exchange.contract.js';
import type { LedgerOrderAnswer } from '../../../../domain/ledger-order/ledger-order.js';
import { FolderOrderExchange } from './folder-order-exchange.js';
import { from1251, to1251 } from './windows-1251.js';

const words = { taken: 'принят', done: 'выполнен', refused: 'отказ' };
const answerText = (key: string, answer: LedgerOrderAnswer): string =>
  [
    ...[`Ключ\t${key}`, `Состояние\t${words[answer.state]}`],
    ...(answer.state === 'done' ? [`Номер\t${answer.invoiceNumber}`, `Ид\t${answer.invoiceKey ?? ''}`] : []),
    ...(answer.state === 'refused' ? [`Причина\t${answer.refusal}`] : []),
    'Конец',
  ].join('\r\n');

const bench = async (): Promise<OrderExchangeBench & { folder: string }> => {
  const folder = await mkdtemp(join(tmpdir(), 'orders-'));
  const texts = async () =>
    Promise.all(
      (await readdir(join(folder, 'orders'))).map(async (name) =>
        from1251(await readFile(join(folder, 'orders', name))),
      ),
    );
  return {
    folder,
    exchange: new FolderOrderExchange(folder, new SystemClock()),
    lying: async () =>
      (await texts()).map((text) => ({
        key: /^Ключ\t(.+)\r$/m.exec(text)![1]!,
        name: /^КлиентНаименование\t(.+)\r$/m.exec(text)![1]!,
      })),
    answer: (key, answer) => writeFile(join(folder, 'answers', `${key}.txt`), to1251(answerText(key, answer))),
    answerBroken: (name) => writeFile(join(folder, 'answers', `${name}.txt`), to1251('Ключ\tне ключ\r\nКонец')),
    close: () => rm(folder, { recursive: true }),
  };
};
describeOrderExchange('folder', bench);

describe('a folder of orders', () => {
  const order = (key: string) => ({
    ...{ key, at: new Date('2026-11-27T09:30:05Z'), note: 'срочно\r\nКлюч\tчужой', author: 'ivanova' },
    party: { partyId: newId(), code1c: null, inn: null, name: 'Ё 日本 12 м²', phone: null, email: null },
    lines: [{ itemKey: '25', itemCode: '77', name: 'Кабель\t3×1.5', quantity: '2', price: null }],
  });
  it('what cannot be opened or has too long a name is told, and stops no answer behind it', async () => {
    const { exchange, folder, answer, close } = await bench();
    const key = newId();
    await exchange.put(order(key));
    await mkdir(join(folder, 'answers', '0-folder.txt'));
    const long = `${'0'.repeat(240)}.txt`;
    await writeFile(join(folder, 'answers', long), to1251('Конец'));
    await answer(key, { state: 'taken' });
    const found = await exchange.answers();
    expect(found.answers).toEqual([{ key, state: 'taken' }]);
    expect(found.broken).toHaveLength(2);
    await close();
  });
  it('holds what 1C can read: its code page, no line or tab of a stranger', async () => {
    const { exchange, folder, close } = await bench();
    const key = newId();
    await exchange.put(order(key));
    expect(from1251(await readFile(join(folder, 'orders', `${key}.txt`)))).toBe(
      [
        ...['Формат\t1', `Ключ\t${key}`, 'Создан\t2026-11-27T09:30:05.000Z', 'КлиентКод\t', 'КлиентИНН\t'],
        ...['КлиентНаименование\tЁ ?? 12 м2', 'КлиентТелефон\t', 'КлиентПочта\t', 'Автор\tivanova'],
        ...['Комментарий\tсрочно Ключ чужой', 'Строка\t77\t25\tКабель 3x1.5\t2\t', 'Конец\t1', ''],
      ].join('\r\n'),
    );
    expect(await readdir(join(folder, 'aside'))).toEqual([]);
    await close();
  });
  it('an answer that is still being written waits, and is laid aside when it stays so', async () => {
    const { exchange, folder, close } = await bench();
    const key = newId();
    await exchange.put(order(key));
    const path = join(folder, 'answers', `${key}.txt`);
    await writeFile(path, to1251(`Ключ\t${key}\r\nСост`));
    expect(await exchange.answers()).toEqual({ answers: [], broken: [], next: null });
    await utimes(path, new Date(0), new Date(0));
    expect((await exchange.answers()).broken).toEqual([expect.stringContaining(`${key}.txt`)]);
    expect(await readdir(join(folder, 'broken'))).toHaveLength(1);
    await close();
  });
  it('puts an answer away however the letters of its name are written, and not another of the same key', async () => {
    const { exchange, folder, close } = await bench();
    const key = newId();
    const write = (name: string, number: string): Promise<void> =>
      writeFile(
        join(folder, 'answers', name),
        to1251(answerText(key, { state: 'done', invoiceNumber: number, invoiceKey: null })),
      );
    await exchange.put(order(key));
    await write(`${key.toUpperCase()}.TXT`, '105');
    const first = await exchange.answers();
    await write(`${key}.txt`, '106');
    const both = await exchange.answers();
    expect([first, both].map(({ answers }) => answers.length)).toEqual([1, 2]);
    await exchange.acknowledge(both.answers.slice(0, 1));
    expect(await readdir(join(folder, 'answers'))).toEqual([`${key}.txt`]);
    expect((await exchange.answers()).answers).toMatchObject([{ key, invoiceNumber: '106' }]);
    expect(await readdir(join(folder, 'orders'))).toEqual([]);
    await close();
  });
  it('that is away is tried again later', async () => {
    const { folder, close } = await bench();
    await writeFile(join(folder, 'file'), '');
    const away = new FolderOrderExchange(join(folder, 'file'), new SystemClock());
    await expect(away.put(order(newId()))).rejects.toThrow(LedgerUnavailable);
    await expect(away.answers()).rejects.toThrow(LedgerUnavailable);
    await close();
  });
});

it('the page for those who look after 1C and the processing there name what the files hold', async () => {
  const docs = join(import.meta.dirname, '../../../../../../../docs/onec77');
  const [page = '', module = ''] = await Promise.all(
    ['orders.md', 'prorab-orders.1s.txt'].map((name) => readFile(join(docs, name), 'utf8')),
  );
  const { exchange, folder, close } = await bench();
  const key = newId();
  const party = { partyId: newId(), code1c: null, inn: null, name: 'x', phone: null, email: null };
  const line = { itemKey: null, itemCode: null, name: 'x', quantity: '1', price: null };
  await exchange.put({ key, at: new Date(0), party, lines: [line], note: null, author: '' });
  const names = from1251(await readFile(join(folder, 'orders', `${key}.txt`)))
    .split('\r\n')
    .map((text) => text.split('\t')[0]!);
  for (const name of names) expect(page).toContain(name);
  for (const word of Object.values(words))
    expect([page.toLowerCase(), module].map((t) => t.includes(word))).toEqual([true, true]);
  expect(module).not.toMatch(/\b(SC|DH|DT|RG|RA|SP)\d/);
  await close();
});
