// Writes the next migration of one context for both families of engines:
//   npm run migration -- <context> <what-changes>
// It migrates an empty SQLite base and an empty MariaDB base to the present state, asks MikroORM what the row schemas want
// beyond that, and keeps the statements about the tables of this context. Read the result before committing it.
import { mkdirSync, readFileSync, writeFileSync, existsSync } from 'node:fs';
import { createConnection } from 'mysql2/promise';
import { Database } from '@prorab/platform';
import { allTables } from '../apps/server/dist/tables.js';

const [context, what] = process.argv.slice(2);
if (!context || !/^[a-z0-9-]+$/.test(what ?? '')) {
  console.error('usage: npm run migration -- <context> <what-changes-in-kebab-case>');
  process.exit(2);
}
const server = new URL(process.env.MARIADB_URL ?? 'mariadb://root@127.0.0.1:3306/');
const base = `prorab_migration_${process.pid}`;
const admin = await createConnection({
  host: server.hostname,
  port: Number(server.port || 3306),
  user: server.username,
  password: server.password,
});
await admin.query(`create database ${base} character set utf8mb4 collate utf8mb4_bin`);
const day = new Date().toISOString().slice(0, 10);
try {
  for (const [family, url] of [
    ['sqlite', 'sqlite::memory:'],
    ['mysql', Object.assign(new URL(server), { pathname: `/${base}` }).href],
  ]) {
    const database = await Database.open({ url, tables: allTables });
    await database.migrate();
    const statements = (await database.schemaDifference())
      .split(/;\s*(?:\n|$)/)
      .map((s) => s.trim())
      .filter((s) => new RegExp(`[\`"]${context}_`).test(s));
    await database.close();
    if (!statements.length) {
      console.log(`${family}: nothing to change`);
      continue;
    }
    const folder = `libs/${context}/src/migrations/${family}`;
    mkdirSync(folder, { recursive: true });
    const index = `${folder}/index.ts`;
    const from = context === 'platform' ? '../../persistence/migration.js' : '@prorab/platform';
    const old = existsSync(index) ? readFileSync(index, 'utf8') : '';
    const files = [...old.matchAll(/from '\.\/(.+)\.js'/g)].map((m) => m[1]);
    let n = 1;
    while (files.some((f) => f.startsWith(`${day}-${n}-`))) n++;
    const file = `${day}-${n}-${what}`;
    const text = statements.map((s) => `  ${JSON.stringify(s)},`).join('\n');
    writeFileSync(
      `${folder}/${file}.ts`,
      `import { migration } from '${from}';\n\nexport const steps = migration('${day}-${n}-${context}-${what}', [\n${text}\n]);\n`,
    );
    const all = [...files, file];
    writeFileSync(
      index,
      `import type { NamedMigration } from '${from}';\n${all.map((f, i) => `import { steps as steps${i + 1} } from './${f}.js';`).join('\n')}\n\nexport const ${family}Migrations: readonly NamedMigration[] = [${all.map((_, i) => `steps${i + 1}`).join(', ')}];\n`,
    );
    console.log(`${family}: ${statements.length} statements in ${folder}/${file}.ts`);
  }
} finally {
  await admin.query(`drop database ${base}`);
  await admin.end();
}
