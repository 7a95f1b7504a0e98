import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '../../../../test/support/eventually.js';
import { numbers, resultSet } from '../testing/result-set.js';
import { ScriptedEngine } from '../testing/scripted-engine.js';
import { TediousClient } from '../testing/tedious-client.js';
import { deadlock, invalidObject, lockTimeout, loginFailed } from './known-errors.js';
import { TdsServer } from './tds-server.js';

describe('faults on demand', () => {
  let engine: ScriptedEngine;
  let server: TdsServer;
  let client: TediousClient;
  beforeEach(async () => {
    engine = new ScriptedEngine()
      .when(/one/, () => resultSet({ n: { type: 'int' } }, [[1]]))
      .when(/numbers/, () => numbers(1_000));
    server = await TdsServer.start({ engine, logins: { reader: 'пароль' } });
    client = await TediousClient.connect(server, { requestTimeout: 200 });
  });
  afterEach(async () => {
    client.connection.close();
    await server.stop();
  });
  const one = async (): Promise<unknown> => (await client.batch('select one')).rows;

  it.each([
    ['a deadlock', deadlock(), 1205],
    ['a lock time-out', lockTimeout(), 1222],
    ['an invalid object', invalidObject('SC172'), 208],
  ])('answers %s once, then as ever', async (_, error, number) => {
    const fault = server.faults.atStatement({ kind: 'error', error });
    await expect(one()).rejects.toMatchObject({ number });
    expect(await one()).toEqual([[1]]);
    expect(fault.hits).toBe(1);
    expect(server.statements().at(-2)).toMatchObject({ outcome: 'error', error: number });
  });

  it('strikes the n-th matching statement, n times, or until it is lifted', async () => {
    server.faults.atStatement({ kind: 'error', error: deadlock() }, { nth: 2, matching: /one/, times: 2 });
    expect(await one()).toEqual([[1]]);
    await client.batch('select numbers');
    await expect(one()).rejects.toMatchObject({ number: 1205 });
    await expect(one()).rejects.toMatchObject({ number: 1205 });
    expect(await one()).toEqual([[1]]);
    const fault = server.faults.atStatement({ kind: 'error', error: deadlock() }, { times: Infinity });
    for (let i = 0; i < 3; i++) await expect(one()).rejects.toMatchObject({ number: 1205 });
    fault.lift();
    expect(await one()).toEqual([[1]]);
    expect(fault.hits).toBe(3);
  });

  it('answers an error in the midst of rows', async () => {
    server.faults.atStatement({ kind: 'error', error: deadlock(), afterRows: 10 });
    await expect(client.execute('select numbers')).rejects.toMatchObject({ number: 1205 });
    expect(server.statements().at(-1)).toMatchObject({ rows: 10, outcome: 'error' });
    expect((await client.execute('select numbers')).rows).toHaveLength(1_000);
  });

  it.each([undefined, 0, 10])('breaks the connection after %s rows', async (afterRows) => {
    server.faults.atStatement({ kind: 'break', afterRows });
    await expect(client.batch('select numbers')).rejects.toMatchObject({
      message: expect.stringMatching(/Connection lost|socket hang up|ECONNRESET|closed/i),
    });
    expect(server.statements().at(-1)).toMatchObject({ rows: afterRows ?? 0, outcome: 'broken' });
    await eventually(() => engine.closed === 1);
    expect(server.sessions).toBe(0);
  });

  it.each([undefined, 10])('hangs after %s rows until the client gives up', async (afterRows) => {
    server.faults.atStatement({ kind: 'hang', afterRows });
    const asked = client.batch('select numbers');
    // The request timer of tedious ends with the first bytes of an answer; later only a cancel helps.
    if (afterRows !== undefined) {
      await eventually(() => server.statements().at(-1)?.rows === afterRows);
      client.connection.cancel();
    }
    await expect(asked).rejects.toMatchObject({ code: afterRows === undefined ? 'ETIMEOUT' : 'ECANCEL' });
    expect(await one()).toEqual([[1]]);
  });

  it('lets go of a hanging statement when the client is gone', async () => {
    server.faults.atStatement({ kind: 'hang' });
    const asked = client.batch('select numbers').catch((error: unknown) => error);
    await eventually(() => server.statements().at(-1)?.sql === 'select numbers');
    client.connection.close();
    expect(await asked).toBeInstanceOf(Error);
    await eventually(() => engine.closed === 1);
    expect(server.statements().at(-1)).toMatchObject({ outcome: 'canceled' });
  });

  it('is slow for each row, and can be canceled meanwhile', async () => {
    server.faults.atStatement({ kind: 'slow', perRow: 5 });
    await expect(client.batch('select numbers')).rejects.toMatchObject({ code: 'ETIMEOUT' });
    expect(server.statements().at(-1)).toMatchObject({ outcome: 'canceled' });
    expect(server.statements().at(-1)!.rows).toBeLessThan(1_000);
    expect(await one()).toEqual([[1]]);
  });

  it('fails logins and refuses connections', async () => {
    server.faults.atLogin(loginFailed('reader'));
    await expect(TediousClient.connect(server)).rejects.toThrow("Login failed for user 'reader'.");
    server.faults.atConnect();
    await expect(TediousClient.connect(server)).rejects.toMatchObject({ code: 'ESOCKET' });
    const next = await TediousClient.connect(server);
    await next.close();
  });

  it('drops every connection as a restart does, and takes new ones', async () => {
    await server.dropConnections();
    expect(server.sessions).toBe(0);
    await expect(one()).rejects.toThrow();
    const next = await TediousClient.connect(server);
    expect((await next.batch('select one')).rows).toEqual([[1]]);
    await next.close();
  });
});
