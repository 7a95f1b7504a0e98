import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { SecretKeyInvalid } from '../../../domain/team-errors.js';

const VARIABLE = 'PRORAB_SECRET_KEY';

/**
 * The key under which secrets lie in the database: of the environment, else of a file that is made on the first start and
 * that only its owner may read. Lose it, and the second factors must be enrolled anew. @throws SecretKeyInvalid
 */
export async function secretKey(file: string, environment: NodeJS.ProcessEnv = process.env): Promise<Buffer> {
  const given = environment[VARIABLE];
  if (given) return parsed(given, VARIABLE);
  const known = await readFile(file, 'utf8').catch(nullIfMissing);
  if (known !== null) return parsed(known, file);
  await mkdir(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  await writeFile(draft, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  try {
    // A link appears whole and never replaces: of two instances that start together one wins, and both read its key.
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await unlink(draft);
  }
  return parsed(await readFile(file, 'utf8'), file);
}

function parsed(text: string, where: string): Buffer {
  const line = text.trim();
  const key = Buffer.from(line, /^[0-9a-f]{64}$/i.test(line) ? 'hex' : 'base64');
  if (key.length !== 32 || !/^[\w+/=-]+$/.test(line)) throw new SecretKeyInvalid(where);
  return key;
}

function nullIfMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
