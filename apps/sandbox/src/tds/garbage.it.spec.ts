import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import fc from 'fast-check';
import { TYPES } from 'tedious';
import { resultSet } from '../testing/result-set.js';
import { ScriptedEngine } from '../testing/scripted-engine.js';
import { TediousClient } from '../testing/tedious-client.js';
import { TdsServer } from './tds-server.js';

describe('garbage only closes the connection it came by', () => {
  let engine: ScriptedEngine;
  let server: TdsServer;
  let warnings: Error[];
  const warned = (warning: Error): void => {
    if (warning.name === 'SandboxDefect') warnings.push(warning);
  };
  beforeEach(async () => {
    warnings = [];
    process.on('warning', warned);
    engine = new ScriptedEngine()
      .when(/one/, () => resultSet({ n: { type: 'int' } }, [[1]]))
      .when(/echo/, () => [{ kind: 'done', rowCount: null }]);
    server = await TdsServer.start({
      engine,
      logins: { reader: 'пароль' },
      limits: { loginTimeout: 2_000, message: 100_000 },
    });
  });
  afterEach(async () => {
    process.off('warning', warned);
    await server.stop();
    expect(warnings).toEqual([]);
  });

  const alive = async (): Promise<void> => {
    const client = await TediousClient.connect(server);
    expect((await client.batch('select one')).rows).toEqual([[1]]);
    await client.close();
  };

  it('random bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 400 }), async (bytes) => {
        await thrown(server, [Buffer.from(bytes)]);
      }),
      { numRuns: 150 },
    );
    await alive();
  });

  it('random bodies of every kind of packet', async () => {
    const type = fc.constantFrom(0x01, 0x03, 0x06, 0x07, 0x0e, 0x10, 0x12);
    await fc.assert(
      fc.asyncProperty(type, fc.uint8Array({ maxLength: 300 }), async (kind, body) => {
        await thrown(server, [packet(kind, Buffer.from(body))]);
      }),
      { numRuns: 150 },
    );
    await alive();
  });

  it.each(['7_4', '7_1'] as const)(
    'a good conversation over TDS %s with a byte changed, or cut short',
    async (tdsVersion) => {
      const spoken = await recorded(server, async (through) => {
        const client = await TediousClient.connect(through, { tdsVersion });
        await client.execute('echo', (request) => {
          request.addParameter('c', TYPES.Char, 'Щебень', { length: 9 });
          request.addParameter('n', TYPES.Numeric, -1.5, { precision: 14, scale: 2 });
          request.addParameter('d', TYPES.DateTime, new Date('2024-03-01T00:00:00Z'));
          if (tdsVersion === '7_4') request.addParameter('m', TYPES.NVarChar, 'x'.repeat(4_001));
        });
        await client.batch('select one');
        await client.close();
      });
      const place = fc.nat({ max: Buffer.concat(spoken).length - 1 });
      await fc.assert(
        fc.asyncProperty(place, fc.integer({ min: 1, max: 255 }), fc.boolean(), async (at, by, cut) => {
          await thrown(server, spoiled(spoken, at, by, cut));
        }),
        { numRuns: 300 },
      );
      await alive();
    },
  );

  it('a message longer than the limit', async () => {
    const client = await TediousClient.connect(server);
    await expect(client.batch(`select one -- ${'x'.repeat(60_000)}`)).rejects.toThrow();
    await alive();
  });

  it('a client that says nothing is dropped after the login timeout', async () => {
    const { host, port } = server.address;
    const socket = connect(port, host);
    await once(socket, 'close');
    await alive();
  });

  it('more sessions than there may be', async () => {
    const small = await TdsServer.start({ engine, logins: { reader: 'пароль' }, limits: { sessions: 2 } });
    const clients = [await TediousClient.connect(small), await TediousClient.connect(small)];
    await expect(TediousClient.connect(small)).rejects.toThrow(/maximum number of '2' user connections/);
    await clients[0]!.close();
    clients.push(await TediousClient.connect(small));
    await small.stop();
  });
});

function packet(type: number, body: Buffer): Buffer {
  const header = Buffer.from([type, 1, 0, 0, 0, 0, 1, 0]);
  header.writeUInt16BE(body.length + 8, 2);
  return Buffer.concat([header, body]);
}

/** Sends each message when the one before was answered; ends with the connection, whoever closes it. */
async function thrown(server: TdsServer, messages: Buffer[]): Promise<void> {
  const { host, port } = server.address;
  const socket = connect(port, host);
  const closed = new Promise<void>((done) => socket.once('close', () => done()));
  socket.on('error', () => undefined);
  for (const [i, message] of messages.entries()) {
    if (socket.destroyed) break;
    socket.write(message);
    if (i === messages.length - 1) continue;
    // A spoiled header may promise more than is sent: the server waits for the rest, and rightly so; the client goes on.
    const answer = once(socket, 'data', { signal: AbortSignal.timeout(300) });
    await Promise.race([answer, closed]).catch(() => undefined);
  }
  socket.resume();
  socket.end();
  await closed;
}

function spoiled(messages: Buffer[], at: number, by: number, cut: boolean): Buffer[] {
  let before = 0;
  const result: Buffer[] = [];
  for (const message of messages) {
    const place = at - before;
    before += message.length;
    if (place < 0 || place >= message.length) {
      result.push(message);
      continue;
    }
    if (cut) return [...result, message.subarray(0, place)];
    const changed = Buffer.from(message);
    changed[place] = changed[place]! ^ by;
    result.push(changed);
  }
  return result;
}

/** What a client says, message by message, through a wire that listens. */
async function recorded(server: TdsServer, talk: (through: TdsServer) => Promise<void>): Promise<Buffer[]> {
  const spoken: Buffer[] = [];
  const sockets: Socket[] = [];
  const wire = createServer((client) => {
    const { host, port } = server.address;
    const upstream = connect(port, host);
    sockets.push(client, upstream);
    let answered = true;
    client.on('data', (data) => {
      if (answered) spoken.push(data);
      else spoken.push(Buffer.concat([spoken.pop()!, data]));
      answered = false;
      upstream.write(data);
    });
    upstream.on('data', (data) => {
      answered = true;
      client.write(data);
    });
    for (const socket of [client, upstream]) socket.on('error', () => undefined);
    client.on('close', () => upstream.destroy());
  });
  wire.listen(0, '127.0.0.1');
  await once(wire, 'listening');
  const address = wire.address() as { address: string; port: number };
  await talk({ address: { host: address.address, port: address.port } } as TdsServer);
  for (const socket of sockets) socket.destroy();
  wire.close();
  return spoken;
}
