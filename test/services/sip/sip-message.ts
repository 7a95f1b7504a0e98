import { hash } from 'node:crypto';

/** A request or an answer of SIP, as far as a phone of the tests needs it. */
export interface SipMessage {
  /** `INVITE sip:… SIP/2.0` or `SIP/2.0 180 Ringing` */
  readonly start: string;
  /** In order; a name may repeat (Via, Record-Route). */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}
export const header = (of: SipMessage, name: string): string =>
  of.headers.find(([n]) => n.toLowerCase() === name.toLowerCase())?.[1] ?? '';
export const all = (of: SipMessage, name: string): (readonly [string, string])[] =>
  of.headers.filter(([n]) => n.toLowerCase() === name.toLowerCase());
export const statusOf = (of: SipMessage): number | null => Number(/^SIP\/2\.0 (\d{3})/.exec(of.start)?.[1]) || null;
export const methodOf = (of: SipMessage): string =>
  statusOf(of) === null ? (of.start.split(' ')[0] ?? '') : (header(of, 'CSeq').split(' ')[1] ?? '');

export function parsedSip(bytes: Buffer): SipMessage {
  const [head = '', body = ''] = bytes.toString('utf8').split('\r\n\r\n', 2);
  const [start = '', ...lines] = head.split('\r\n');
  const headers = lines.map((line): [string, string] => {
    const at = line.indexOf(':');
    return [line.slice(0, at).trim(), line.slice(at + 1).trim()];
  });
  return { start, headers, body };
}
export const textOfSip = ({ start, headers, body }: SipMessage): string =>
  [start, ...headers.map(([n, v]) => `${n}: ${v}`), `Content-Length: ${Buffer.byteLength(body)}`, '', body].join(
    '\r\n',
  );

/** Digest (RFC 2617, with or without qop) for the challenge of a 401 or 407. */
export function digestFor(
  challenge: string,
  who: { user: string; password: string },
  method: string,
  uri: string,
): string {
  const value = (name: string): string | null => new RegExp(`${name}="?([^",]+)"?`).exec(challenge)?.[1] ?? null;
  const [realm, nonce, qop] = [value('realm') ?? '', value('nonce') ?? '', value('qop')];
  const ha1 = hash('md5', `${who.user}:${realm}:${who.password}`);
  const ha2 = hash('md5', `${method}:${uri}`);
  const [nc, cnonce] = ['00000001', 'c0ffee'];
  const response = qop
    ? hash('md5', [ha1, nonce, nc, cnonce, 'auth', ha2].join(':'))
    : hash('md5', `${ha1}:${nonce}:${ha2}`);
  const more = qop ? `, qop=auth, nc=${nc}, cnonce="${cnonce}"` : '';
  const opaque = value('opaque');
  return `Digest username="${who.user}", realm="${realm}", nonce="${nonce}", uri="${uri}", response="${response}", algorithm=MD5${more}${opaque ? `, opaque="${opaque}"` : ''}`;
}
