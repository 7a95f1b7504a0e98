import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '../../../../test/support/eventually.js';
import { numbers, resultSet } from '../testing/result-set.js';
import { RawClient } from '../testing/raw-client.js';
import { ScriptedEngine } from '../testing/scripted-engine.js';
import { TdsServer } from './tds-server.js';

const DONE_ATTENTION = Buffer.from('fd20000000' + '00'.repeat(8), 'hex');
const DONE = Buffer.from('fd00000000' + '00'.repeat(8), 'hex');

describe('what client libraries do not do', () => {
  let engine: ScriptedEngine;
  let server: TdsServer;
  let client: RawClient;
  beforeEach(async () => {
    engine = new ScriptedEngine()
      .when(/one/, () => resultSet({ n: { type: 'int', notNull: true } }, [[1]]))
      .when(/numbers/, () => numbers(100_000));
    server = await TdsServer.start({ engine, logins: { reader: 'пароль' } });
    client = await RawClient.login(server, 'reader', 'пароль');
  });
  afterEach(async () => {
    client.socket.destroy();
    await server.stop();
  });
  const one = async (): Promise<string> => {
    client.batch('one');
    return (await client.answer()).toString('hex');
  };

  it('logs in without a prelogin, to the default database, and answers byte by byte as MS-TDS says', async () => {
    // COLMETADATA of one int "n", ROW 1, DONE of a SELECT with a count of 1.
    expect(await one()).toBe(
      '810100' + '00000000' + '0800' + '38' + '016e00' + 'd101000000' + 'fd1000c1000100000000000000',
    );
  });

  it('acknowledges an attention that crossed the end of the answer', async () => {
    await one();
    client.attention();
    expect(await client.answer()).toEqual(DONE_ATTENTION);
    expect(await one()).toContain('d101000000');
  });

  it('ends the answer at an attention, then acknowledges it', async () => {
    client.batch('numbers');
    client.attention();
    const answer = await client.answer();
    expect(answer.subarray(-13)).toEqual(DONE);
    expect(await client.answer()).toEqual(DONE_ATTENTION);
    expect(server.statements().at(-1)).toMatchObject({ outcome: 'canceled' });
    expect(await one()).toContain('d101000000');
  });

  it('does not run a message that the client took back while sending it', async () => {
    client.batch('one', 0x01 | 0x02);
    expect(await client.answer()).toEqual(DONE);
    expect(engine.runs).toEqual([]);
  });

  it('tells the columns that rows are ordered by', async () => {
    engine.when(/ordered/, () => [
      { kind: 'columns', columns: [{ name: 'n', type: { type: 'int' }, nullable: false }], order: [1] },
      { kind: 'done', rowCount: 0 },
    ]);
    client.batch('ordered');
    expect((await client.answer()).toString('hex')).toContain('a902000100');
  });

  it('closes on a second request before the first was answered', async () => {
    server.faults.atStatement({ kind: 'hang' });
    client.batch('one');
    client.batch('one');
    await eventually(() => client.closed);
    await eventually(() => engine.closed === 1);
  });

  it('ends with a defect of the engine, and says what it is', async () => {
    engine.when(/defect/, () => [
      { kind: 'columns', columns: [{ name: 'n', type: { type: 'int' }, nullable: false }] },
      { kind: 'row', values: ['x'] },
    ]);
    client.batch('defect');
    expect((await client.answer()).includes(Buffer.from('does not fit int', 'utf16le'))).toBe(true);
    await eventually(() => client.closed);
    expect(server.statements().at(-1)).toMatchObject({ outcome: 'error', error: 3624, rows: 0 });
  });
});
