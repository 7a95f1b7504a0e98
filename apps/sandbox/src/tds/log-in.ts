import { SqlError, type SqlSession } from '../sql-engine.js';
import type { AnswerStream } from './answer-stream.js';
import { type House, PACKET_SIZE } from './house.js';
import { defect, loginFailed, notSpoken, tooManyConnections, untrustedLogin } from './known-errors.js';
import type { Login } from './login.js';
import { agreeOnVersion, OLDEST, type TdsVersion } from './tds-version.js';
import { DONE, Tokens } from './tokens.js';

const LANGUAGE = 'us_english';

/** A session of the engine and the version agreed on; null when the client was told why not and has to go. */
export function logIn(
  house: House,
  login: Login,
  stream: AnswerStream,
  spid: number,
): { engine: SqlSession; version: TdsVersion } | null {
  const agreed = agreeOnVersion(login.version);
  // A client too old to agree with still reads an error of the oldest form.
  const version = agreed ?? OLDEST;
  const tokens = new Tokens(stream.out, version);
  const errors = agreed ? [] : [notSpoken(`TDS older than 7.1 (the client asks for 0x${login.version.toString(16)})`)];
  const engine = errors.length === 0 ? open(house, login, spid, errors) : null;
  if (!engine) {
    for (const { number, state, severity, message, line } of errors)
      tokens.error({ number, state, severity, message, line });
    tokens.done('done', DONE.error, null);
    stream.end();
    return null;
  }
  const packetSize = agreedPacketSize(login.packetSize);
  tokens.databaseChanged(engine.database, 'master');
  tokens.collation();
  tokens.environment('language', LANGUAGE, '');
  tokens.info({ number: 5703, state: 1, severity: 0, message: `Changed language setting to ${LANGUAGE}.`, line: 1 });
  tokens.loginAck();
  tokens.environment('packetSize', String(packetSize), String(PACKET_SIZE.usual));
  tokens.done('done', DONE.final, null);
  stream.end();
  stream.packetSize = packetSize;
  return { engine, version };
}

function open(house: House, login: Login, spid: number, errors: SqlError[]): SqlSession | null {
  const planned = house.faults.ofLogin();
  if (planned) errors.push(planned);
  else if (login.integrated) errors.push(untrustedLogin());
  else if (login.user === '' || house.logins.get(login.user) !== login.password) errors.push(loginFailed(login.user));
  if (errors.length > 0) return null;
  if (!house.admit()) {
    errors.push(tooManyConnections(house.limits.sessions));
    return null;
  }
  try {
    return house.engine.open({ ...named(login), spid });
  } catch (error) {
    house.leave();
    // As the real one does: what is wrong with the database, then that the login failed for it.
    if (error instanceof SqlError) errors.push(error, loginFailed(login.user));
    else errors.push(defect(error));
    return null;
  }
}

const named = ({ user, database, application }: Login): Pick<Login, 'user' | 'database' | 'application'> => ({
  user,
  database,
  application,
});

function agreedPacketSize(asked: number): number {
  if (asked === 0) return PACKET_SIZE.usual;
  return Math.min(PACKET_SIZE.most, Math.max(PACKET_SIZE.least, asked));
}
