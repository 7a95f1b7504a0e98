import { createPublicKey, verify } from 'node:crypto';

const json = (part: string): Record<string, unknown> => JSON.parse(Buffer.from(part, 'base64url').toString()) as never;

/** What is wrong with an Authorization header, read by RFC 8292; empty when nothing is. */
export function vapidFaults(header: string | undefined, origin: string, publicKey: string): string[] {
  const { t, k } = /^vapid t=(?<t>[\w-]+\.[\w-]+\.[\w-]+), ?k=(?<k>[\w-]+)$/.exec(header ?? '')?.groups ?? {};
  if (!t || !k) return [`no VAPID header: ${String(header)}`];
  const [head = '', claims = '', signature = ''] = t.split('.');
  const { aud, exp, sub } = json(claims);
  const [x, y] = [Buffer.from(k, 'base64url').subarray(1, 33), Buffer.from(k, 'base64url').subarray(33)];
  const jwk = { kty: 'EC', crv: 'P-256', x: x.toString('base64url'), y: y.toString('base64url') };
  const key = createPublicKey({ key: jwk, format: 'jwk' });
  const left = Number(exp) - Date.now() / 1_000;
  const signed = verify(
    ...(['sha256', Buffer.from(`${head}.${claims}`)] as const),
    { key, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  return [
    k !== publicKey && 'the key is another',
    json(head).alg !== 'ES256' && 'not ES256',
    !signed && 'the signature is wrong',
    aud !== origin && `the audience is ${String(aud)}`,
    !(left > 0 && left <= 86_400) && `expires in ${left} s`,
    !/^(?:mailto:|https:)/.test(String(sub)) && `the subject is ${String(sub)}`,
  ].filter((fault) => fault !== false);
}
