import fc from 'fast-check';
import { decoderFor } from './transfer-decoder.js';

function decode(encoding: string, text: string, cuts: readonly number[]): { bytes: Buffer; broken: boolean } {
  const pieces: Buffer[] = [];
  const decoder = decoderFor(encoding, (bytes) => pieces.push(Buffer.from(bytes)));
  const source = Buffer.from(text, 'latin1');
  const places = [...new Set([0, ...cuts.map((cut) => cut % (source.length + 1)), source.length])].sort(
    (a, b) => a - b,
  );
  for (const [i, end] of places.slice(1).entries()) decoder.push(source.subarray(places[i], end));
  decoder.end();
  return { bytes: Buffer.concat(pieces), broken: decoder.broken };
}

describe('transfer encodings, in pieces', () => {
  const cuts = fc.array(fc.nat(5_000), { maxLength: 20 });

  it('give back base64 with lines of any length, however it is cut', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 2_000 }),
        fc.integer({ min: 1, max: 100 }),
        fc.constantFrom('\r\n', '\n'),
        cuts,
        (bytes, line, end, at) => {
          const text = (
            Buffer.from(bytes)
              .toString('base64')
              .match(new RegExp(`.{1,${line}}`, 'g')) ?? []
          ).join(end);
          const decoded = decode('base64', text, at);
          expect([decoded.bytes.equals(Buffer.from(bytes)), decoded.broken]).toEqual([true, false]);
        },
      ),
    );
  });
  it('give back a megabyte of base64 in one piece', () => {
    const bytes = Buffer.from(Uint8Array.from({ length: 1_000_001 }, (_, i) => (i * 7919) % 256));
    const text = bytes.toString('base64').replace(/.{76}/g, '$&\r\n');
    expect(decode('base64', text, []).bytes.equals(bytes)).toBe(true);
  });
  it('give of any line breaks and strange bytes what the alphabet makes of them', () => {
    const pieces = fc.constantFrom('QUJD', 'dHJ5', 'b', '=', '*', '\r\n', '\n', '\r', '/+-_');
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), cuts, (text, at) => {
        const said = text.join('');
        const groups = said.replace(/[^A-Za-z0-9+/_=-]/g, '').split('=');
        const wanted = Buffer.concat(groups.map((group) => Buffer.from(group, 'base64')));
        const { bytes, broken } = decode('base64', said, at);
        expect(bytes.equals(wanted)).toBe(true);
        expect(broken).toBe(said.includes('*') || (groups.at(-1)?.length ?? 0) % 4 === 1);
      }),
      { numRuns: 3_000 },
    );
    expect(decode('base64', 'AbjK\r\n9v2s\r\n*/qNG\n', [1, 4, 5]).broken).toBe(true);
  });
  it('read past strange bytes and padding in the middle, and say so', () => {
    const strange = decode('base64', 'QUJD\r\nQ!!UJD\r\nQU*JD\r\n', [3, 9]);
    expect([strange.bytes.toString(), strange.broken]).toEqual(['ABCABCABC', true]);
    expect(decode('base64', 'QQ==\r\nQg==\r\nQ0Q=', [7]).bytes.toString()).toBe('ABCD');
    expect(decode('base64', 'QUJDRA', []).bytes.toString()).toBe('ABCD');
  });
  it('give back quoted-printable, however it is cut', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), cuts, (bytes, at) => {
        const text = [...bytes]
          .map((b, i) => `=${b.toString(16).toUpperCase().padStart(2, '0')}${i % 20 === 19 ? '=\r\n' : ''}`)
          .join('');
        expect(decode('quoted-printable', text, at).bytes.equals(Buffer.from(bytes))).toBe(true);
      }),
    );
  });
  it('read quoted-printable as RFC 2045 says it in rules, whatever stands in it', () => {
    const byTheRules = (text: string): string =>
      text
        .replace(/[ \t]+(?=\r?\n)/g, '')
        .replace(/=\r?\n/g, '')
        .replace(/=[ \t]*$/, '')
        .replace(/=([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
    const alphabet = fc.constantFrom('x', ' ', '\t', '\n', '\r\n', '=\r\n', '= \n', '=41', '=d0', '=zz', '\u00e9');
    fc.assert(
      fc.property(fc.array(alphabet, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        expect(decode('quoted-printable', text, []).bytes.toString('latin1')).toBe(byTheRules(text));
      }),
      { numRuns: 2_000 },
    );
  });
  it('let broken quoted-printable pass as it is', () => {
    expect(decode('quoted-printable', '100% =ZZ =\r\nnext=3Dx =', [5]).bytes.toString()).toBe('100% =ZZ next=x ');
  });
});
