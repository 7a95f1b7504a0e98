import { createHash, timingSafeEqual } from 'node:crypto';
import { LedgerUnfit } from '../../../application/ports/ledger/ledger-errors.js';

export interface ExchangeSecrets {
  readonly user: string;
  readonly password: string;
}
const SHORTEST_PASSWORD = 12;

/** Login and password of the exchange out of the environment. @throws LedgerUnfit when they are not there; names the variables only */
export function exchangeSecretsIn({ userEnv, passwordEnv }: { userEnv: string; passwordEnv: string }): ExchangeSecrets {
  const [user, password] = [process.env[userEnv] ?? '', process.env[passwordEnv] ?? ''];
  const problems = [];
  if (user === '') problems.push({ ru: `Не задана переменная ${userEnv}.`, en: `${userEnv} is not set.` });
  if (password.length < SHORTEST_PASSWORD)
    problems.push({
      ru: `Переменная ${passwordEnv} не задана или короче ${SHORTEST_PASSWORD} знаков.`,
      en: `${passwordEnv} is not set or shorter than ${SHORTEST_PASSWORD} characters.`,
    });
  if (problems.length > 0) throw new LedgerUnfit(problems);
  return { user, password };
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
/** Whether HTTP Basic says login and password; takes the same time whatever is wrong. */
export function basicFits(header: string | undefined, { user, password }: ExchangeSecrets): boolean {
  const sent = /^Basic ([A-Za-z0-9+/=]{1,1000})$/i.exec(header ?? '')?.[1] ?? '';
  const bytes = Buffer.from(sent, 'base64');
  const wanted = digest(`${user}:${password}`);
  // Old clients send them in the code page of Windows.
  const texts = [bytes.toString('utf8'), new TextDecoder('windows-1251').decode(bytes)];
  const fits = texts.map((text) => timingSafeEqual(digest(text), wanted));
  return fits.includes(true);
}
