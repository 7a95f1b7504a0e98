import type { Texts } from '@prorab/platform/marks';
import {
  type LedgerSilence,
  LedgerUnavailable,
  LedgerUnfit,
} from '../../../../application/ports/ledger/ledger-errors.js';

/** What mssql and tedious tell of a failure; all of it may be missing. */
interface Told {
  readonly message: string;
  readonly code: string;
  readonly number: number | null;
  readonly severity: number;
}

/** Numbers of errors by which SQL Server says that it will do later (sys.messages). */
const passing = new Map<number, LedgerSilence>([
  [1205, 'deadlock'],
  [1222, 'locked'],
  [-2, 'timeout'],
  // NOLOCK: a page moved away under the reader.
  [601, 'refused'],
  [605, 'refused'],
  // Out of memory, resources or log for the moment.
  [701, 'refused'],
  [8645, 'refused'],
  [8651, 'refused'],
  [17809, 'refused'],
  // It starts, stops, recovers or moves the database; another has it for himself.
  ...[905, 921, 922, 923, 924, 927, 942, 945, 952, 976, 983, 6005, 9001, 17142, 17187, 18401].map(
    (n): [number, LedgerSilence] => [n, 'refused'],
  ),
]);
const unfit = new Map<number, (said: string) => Texts>([
  [208, (said) => ({ ru: `На сервере нет таблицы: ${said}`, en: `A table is not there: ${said}` })],
  [207, (said) => ({ ru: `На сервере нет колонки: ${said}`, en: `A column is not there: ${said}` })],
  [229, (said) => ({ ru: `Логину не хватает права на чтение: ${said}`, en: `The login may not read: ${said}` })],
  [230, (said) => ({ ru: `Логину не хватает права на чтение: ${said}`, en: `The login may not read: ${said}` })],
  [916, (said) => ({ ru: `Логин не допущен к базе: ${said}`, en: `The login is not let into the base: ${said}` })],
  ...[18452, 18456, 18486, 18487, 18488].map((n): [number, (said: string) => Texts] => [
    n,
    (said) => ({ ru: `Сервер не принял логин: ${said}`, en: `The server refused the login: ${said}` }),
  ]),
  ...[911, 4060, 4063, 4064].map((n): [number, (said: string) => Texts] => [
    n,
    (said) => ({ ru: `Базу открыть нельзя: ${said}`, en: `The base cannot be opened: ${said}` }),
  ]),
]);
const BUSY =
  /script upgrade mode|not ready to accept|shutdown is in progress|service is paused|being recovered|in the middle of a restore|in transition|maximum number of .* connections|single user/i;
const network = new Set(['ESOCKET', 'ECONNCLOSED', 'EINSTLOOKUP', 'ENOTOPEN', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE']);

/** What the server itself says while it refuses a login; the driver passes on the last sentence only. */
export interface LoginRefusal {
  readonly number: number;
  readonly message: string;
  readonly class: number;
}

/** Translates whatever mssql, tedious or tarn threw. What is known already stays as it is. */
export function failureOf(error: unknown, refusals: readonly LoginRefusal[] = []): LedgerUnavailable | LedgerUnfit {
  if (error instanceof LedgerUnavailable || error instanceof LedgerUnfit) return error;
  const thrown = toldBy(error);
  const [refusal] = thrown.code === 'ELOGIN' ? refusals : [];
  const told: Told = refusal ? { ...refusal, code: 'ELOGIN', severity: refusal.class } : thrown;
  const { number, code } = told;
  const said = told.message.replace(/\s+/g, ' ').slice(0, 300);
  if (number !== null) {
    const text = unfit.get(number);
    if (text) return new LedgerUnfit([text(said)], error);
    const silence = passing.get(number) ?? (told.severity >= 17 ? 'refused' : null);
    if (silence) return new LedgerUnavailable(silence, `${said} (${number})`, error);
    return new LedgerUnfit(
      [
        {
          ru: `Сервер не понял запрос: ${said} (ошибка ${number}).`,
          en: `The server does not take the question: ${said} (error ${number}).`,
        },
      ],
      error,
    );
  }
  if (code === 'ECANCEL' || told.message === 'Aborted.') return new LedgerUnavailable('cancelled', said, error);
  if (code === 'ETIMEOUT') return new LedgerUnavailable('timeout', said, error);
  // The driver tells of a refused login without its number.
  if (code === 'ELOGIN' && BUSY.test(said)) return new LedgerUnavailable('refused', said, error);
  if (code === 'ELOGIN') {
    const text = unfit.get(18456) as (said: string) => Texts;
    return new LedgerUnfit([text(said)], error);
  }
  if (code === 'EENCRYPT') {
    return new LedgerUnfit(
      [{ ru: `Не удалось договориться о шифровании: ${said}`, en: `No agreement on encryption: ${said}` }],
      error,
    );
  }
  if (network.has(code)) return new LedgerUnavailable('network', said, error);
  if (/operation timed out for an unknown reason|timed? ?out/i.test(said))
    return new LedgerUnavailable('timeout', said, error);
  return new LedgerUnavailable('network', said, error);
}

/** The innermost error that has a number of the server tells most; an aggregate tells by its first. */
function toldBy(error: unknown): Told {
  let best: Told = { message: String(error), code: '', number: null, severity: 0 };
  const seen = new Set<unknown>();
  const queue: unknown[] = [error];
  for (let at = 0; at < queue.length && at < 20; at++) {
    const one = queue[at];
    if (typeof one !== 'object' || one === null || seen.has(one)) continue;
    seen.add(one);
    const {
      message,
      code,
      number,
      class: severity,
      info,
      originalError,
      cause,
      errors,
    } = one as Record<string, unknown>;
    const told: Told = {
      message: typeof message === 'string' && message ? message : best.message,
      code: typeof code === 'string' ? code : '',
      number: typeof number === 'number' && number !== 0 ? number : null,
      severity: typeof severity === 'number' ? severity : 0,
    };
    if (at === 0) best = told;
    else if (told.number !== null) return told;
    else if (!best.code || best.code === 'EREQUEST') best = { ...told, code: told.code || best.code };
    if (told.number !== null) return told;
    queue.push(info, originalError, cause, ...(Array.isArray(errors) ? errors : []));
  }
  return best;
}
