import { createConnection } from 'mysql2/promise';
import { mariadb, startMariadb } from './mariadb.js';
import { redis, startRedis } from './redis.js';
import type { SqlServer } from './sql-server.js';

async function proveUsable(server: SqlServer): Promise<void> {
  const database = await server.createDatabase();
  const connection = await createConnection({ uri: database.url });
  await connection.query('CREATE TABLE word (text varchar(20))');
  await connection.query("INSERT INTO word VALUES ('Ёлка')");
  const [exact] = await connection.query("SELECT * FROM word WHERE text = 'Ёлка'");
  const [other] = await connection.query("SELECT * FROM word WHERE text = 'елка'");
  await connection.end();
  expect([exact, other]).toEqual([[{ text: 'Ёлка' }], []]);
  await database.drop();
  await expect(createConnection({ uri: database.url })).rejects.toMatchObject({ code: 'ER_BAD_DB_ERROR' });
}

describe('the MariaDB of the tests', () => {
  it('gives databases of our own that compare byte by byte, and takes them away', async () => {
    const server = await mariadb();
    expect(server.engine).toBe('mariadb');
    await proveUsable(server);
  });

  it('starts privately from the installed program, and leaves nothing behind', async () => {
    const server = await startMariadb();
    await proveUsable(server);
    await server.stop();
    await expect(createConnection({ uri: server.url })).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('sweeps away the databases of processes that are gone, and no others', async () => {
    const server = await startMariadb();
    const mine = await server.createDatabase();
    const connection = await createConnection({ uri: server.url });
    await connection.query('CREATE DATABASE prorab_test_999999999_x_1');
    await connection.query('CREATE DATABASE prorab_testament');
    expect(await server.sweep()).toEqual(['prorab_test_999999999_x_1']);
    const [rows] = await connection.query("SHOW DATABASES LIKE 'prorab%'");
    expect((rows as object[]).flatMap(Object.values).sort()).toEqual([mine.name, 'prorab_testament'].sort());
    await connection.end();
    await server.stop();
  });

  it('says which variable is wrong when the named server does not answer', async () => {
    const { SqlServer } = await import('./sql-server.js');
    await expect(SqlServer.at('mysql://root@127.0.0.1:1/')).rejects.toThrow('ECONNREFUSED');
  });
});

describe('the Redis of the tests', () => {
  it('answers on the usual port or privately', async () => {
    expect((await redis()).url).toMatch(/^redis:\/\//);
    const own = await startRedis();
    const { Redis } = await import('ioredis');
    const client = new Redis(own.url, { retryStrategy: () => null });
    client.on('error', () => undefined); // it is ended below on purpose
    await client.set('a', '1');
    expect(await client.get('a')).toBe('1');
    const closed = new Promise((done) => client.once('end', () => done(true)));
    await own.stop();
    await closed;
  });
});
