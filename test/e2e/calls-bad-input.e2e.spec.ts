import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '../support/eventually.js';
import { ACallHouse, LINE } from './support/a-call-house.js';
import { ApiClient } from './support/api.js';
import { PASSWORD } from './support/company.js';

/** Would be made by a name that is obeyed. */
const TOUCHED = join(tmpdir(), `prorab-obeyed-${process.pid}`);
const NAMES: readonly (readonly [what: string, name: string])[] = [
  ['a script', '<script>alert(1)</script>'],
  ['control characters and colours of a terminal', 'Ivan\u0007\u001b[31m\u0008'],
  ['text that runs backwards', 'Ivan \u202Egpj.exe\u2066\u200B'],
  ['a quote that ends the name', String.raw`Ivan\" <sip:666@evil.test>\"`],
  ['variables of the dialplan', `\${SHELL(touch ${TOUCHED})}`],
  ['a formula of a table', "=HYPERLINK('http://evil.test')"],
  ['letters of no meaning', '\uFFFD\uFDD0\u0301\u0301\u0301'],
  ['no end', 'Иван '.repeat(100)],
];
const NUMBERS: readonly (readonly [what: string, number: string])[] = [
  ['a script', '%3Cscript%3E'],
  ['half a statement of SQL', "'or'1'='1"],
  ['all zeros', '0'.repeat(25)],
  ['signs of a phone', '***###'],
  ['200 digits', '7'.repeat(200)],
  ['digits of another script', '%D9%A7%D9%A9'],
];
let used = 0;
const aNumber = (): string => `+7911500${String(1000 + used++)}`;
interface Listed {
  readonly id: string;
  readonly callerNumber: string | null;
  readonly callerName: string;
  readonly startedAt: string;
}

describe('bad input by the wire, on a real Asterisk', () => {
  let at: ACallHouse;
  beforeAll(async () => {
    at = await ACallHouse.open('sqlite');
    await at.phone('101');
  });
  afterAll(() => at.close());
  afterEach(async () => {
    await at.silence();
    // Nothing of it was an error of ours.
    expect(at.house.said).not.toContain('could not be dealt with');
  });
  const latest = async (): Promise<Listed | undefined> =>
    (await at.head.get<{ items: Listed[] }>('/api/telephony/calls?limit=1')).items[0];
  /** The call rings, shows nothing that a display would obey, and is answered like any other. */
  const isAnswered = async (from: { number: string; name?: string }): Promise<Listed> => {
    const before = await latest();
    const phone = await at.phone('101');
    const call = at.provider.call(LINE, from);
    const rung = await phone.rung();
    expect(rung.from).not.toMatch(/<script|<sip:666|[\p{Cc}\p{Cf}]/u);
    expect(rung.from.length).toBeLessThan(300);
    rung.answer();
    await call.until('talking');
    call.hangUp();
    await rung.until('ended');
    return eventually(async () => {
      const now = await latest();
      return now && now.id !== before?.id ? now : null;
    });
  };

  it.each(NAMES)('a name of %s', async (_, name) => {
    const number = aNumber();
    const { callerName, callerNumber } = await isAnswered({ number, name });
    expect(callerNumber).toBe(number);
    expect(callerName).not.toMatch(/\p{C}/u);
    expect(callerName.length).toBeLessThanOrEqual(100);
    expect(existsSync(TOUCHED)).toBe(false);
  });
  it.each(NUMBERS)('a number of %s', async (_, number) => {
    const { callerNumber } = await isAnswered({ number });
    expect((callerNumber ?? '').length).toBeLessThanOrEqual(30);
  });
  it('numbers that are none of ours: rung for nobody in particular, or refused, and nothing breaks', async () => {
    for (const dialled of ['+' + '9'.repeat(60), '0', 'sip', '+7812000', '%00', "1'--"]) {
      const call = at.provider.call(dialled, { number: aNumber() });
      await eventually(() => call.state === 'ended' || call.state === 'ringing', { message: `${dialled}: no answer` });
      if (call.state === 'ringing') call.hangUp();
      await call.until('ended');
    }
  });
  it('a flood from one number does not keep others waiting: they ring at once while it lasts', async () => {
    const phone = await at.phone('101');
    const flood = Array.from({ length: 60 }, () => at.provider.call(LINE, { number: '+79115009999' }));
    const [other, begun] = [aNumber(), Date.now()];
    const call = at.provider.call(LINE, { number: other });
    (await phone.rung(other)).answer();
    expect(Date.now() - begun).toBeLessThan(5_000);
    await call.until('talking');
    await eventually(() => flood.filter((one) => one.refusal === 486).length === 50, { within: 20_000 });
    call.hangUp();
    for (const one of flood) if (one.state !== 'ended') one.hangUp();
    await eventually(() => flood.every((one) => one.state === 'ended'));
  });
  it('recordings are for those who may listen: forged names, strangers and roles without the right get nothing', async () => {
    const ask = (path: string, token?: string): Promise<Response> =>
      fetch(
        `${at.house.url}/api/telephony/calls/${path}`,
        token ? { headers: { authorization: `Bearer ${token}` } } : {},
      );
    const forged = [
      '..%2f..%2f..%2fetc%2fpasswd',
      'calls%2f1',
      '%00',
      "1'%20or%20'1'='1",
      '0199f5b2-7c3a-7d4e-9a11-5b0c8f3e2d10',
    ];
    for (const id of forged)
      for (const what of ['recording', 'recording/waveform']) {
        expect([400, 404]).toContain((await ask(`${id}/${what}`, at.head.token)).status);
        expect((await ask(`${id}/${what}`)).status).toBe(401);
      }
    const administrator = await new ApiClient(at.house.url).signIn('admin', PASSWORD);
    const { id } = (await latest()) ?? { id: '' };
    for (const what of ['recording', 'recording/waveform'])
      expect((await ask(`${id}/${what}`, administrator.token)).status).toBe(403);
  });
});
