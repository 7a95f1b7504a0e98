import { readFile } from 'node:fs/promises';
import { eventually } from '../support/eventually.js';
import { Asterisk, TRUNK, passwordOf, webPasswordOf } from './asterisk.js';
import { header } from './sip/sip-message.js';
import { type SipCall, SipPeer } from './sip/sip-peer.js';

/** Of `asteriskFiles` and `config/asterisk/extensions.conf`. */
const [AT_ONCE, A_MINUTE, HIDDEN_A_MINUTE, LINE_A_MINUTE] = [5, 6, 7, 30];

describe('the Asterisk of the tests, on the configuration that the house gives to people', () => {
  let asterisk: Asterisk;
  const peers: SipPeer[] = [];
  const peer = async (address: string, port = 0): Promise<SipPeer> => {
    const one = await SipPeer.open({ address, asterisk: asterisk.sipPort, port });
    peers.push(one);
    return one;
  };
  let provides: Promise<SipPeer> | undefined;
  let rings: Promise<SipPeer> | undefined;
  const theProvider = (): Promise<SipPeer> => (provides ??= peer(TRUNK.address, TRUNK.port));
  const both = (): Promise<[SipPeer, SipPeer]> => Promise.all([theProvider(), (rings ??= peer('127.0.0.5'))]);
  /** Of the group, at 101 and 102. */
  let group: Promise<readonly [SipPeer, SipPeer]> | undefined;
  const theGroup = (): Promise<readonly [SipPeer, SipPeer]> =>
    (group ??= (async () => {
      const [first, second] = [await peer('127.0.0.3'), await peer('127.0.0.4')];
      await first.register('101', passwordOf('101'));
      await second.register('102', passwordOf('102'));
      return [first, second];
    })());
  const isSilent = async (): Promise<boolean> =>
    /^0 active channels/m.test(await asterisk.console('core show channels count'));
  beforeAll(async () => {
    asterisk = await Asterisk.start({
      groups: [
        { number: '+78112201234', extensions: ['101', '102'] },
        { number: '+78112205678', extensions: ['101'] },
        { number: '+78112209999', extensions: ['101'] },
      ],
      callsPerMinute: { number: A_MINUTE, hidden: HIDDEN_A_MINUTE, line: LINE_A_MINUTE },
    });
  });
  afterAll(async () => {
    await Promise.all(peers.map((p) => p.close()));
    await asterisk.stop();
  });

  it('understands every line of it', async () => {
    const said = await readFile(asterisk.log(), 'utf8');
    const wrong = said.split('\n').filter((line) => /ERROR|\.conf/.test(line) && !/manager\.conf/.test(line));
    expect(wrong).toEqual([]);
  });

  it('knows until when Prorab is there also after its dialplan was read anew', async () => {
    await asterisk.console('dialplan set global PRORAB_UNTIL 1000');
    await asterisk.console('dialplan reload');
    expect(await asterisk.console('dialplan show globals')).toContain('PRORAB_UNTIL=1000');
  });

  it('rings the group of the number by itself while Prorab is away, and they talk', async () => {
    const [provider, [first, second]] = [await theProvider(), await theGroup()];
    const call = provider.call('78112201234', { number: '79112223344', name: 'Ivan' });
    const [here, there] = [await first.rung(), await second.rung()];
    expect(here.from).toContain('79112223344');
    await call.until('ringing');
    there.answer();
    await call.until('talking');
    await here.until('ended');
    call.hangUp();
    await there.until('ended');
    const listed = await eventually(async () => (await readFile(asterisk.calls, 'utf8').catch(() => '')) || null, {
      within: 10_000,
    });
    expect(listed).toContain('79112223344');
    expect(listed).toContain('ANSWERED');
    expect(listed).toContain('away');
  });

  /** What its list of calls has of a caller: the mark of each. */
  const marksOf = async (number: string): Promise<(string | undefined)[]> =>
    (await readFile(asterisk.calls, 'utf8').catch(() => ''))
      .split('\n')
      .filter((line) => line.includes(number))
      .map((line) => /"(away|refused)"/.exec(line)?.[1]);
  it('has of one caller so many calls at once and in a minute, and no more: the rest is busy and marked as refused; others ring', async () => {
    const [provider] = [await theProvider(), await theGroup()];
    const from = (number: string): SipCall => provider.call('78112201234', { number });
    const atOnce = Array.from({ length: AT_ONCE }, () => from('79117030001'));
    await Promise.all(atOnce.map((call) => call.until('ringing')));
    // The same one, as another provider writes it.
    const oneMore = from('89117030001');
    await oneMore.until('ended');
    expect(oneMore.refusal).toBe(486);
    const evil = from('1%29%3A1$%5B7%5D$%7BEPOCH%7D%22%2C&-PJSIP%2F102');
    await evil.until('ringing');
    for (const call of [...atOnce, evil]) call.hangUp();
    await eventually(isSilent);

    let letIn = 0;
    const tried = async (): Promise<SipCall> => {
      const call = from('79117030002');
      await eventually(() => call.state !== 'calling');
      return call;
    };
    for (let call = await tried(); call.state === 'ringing'; call = await tried()) {
      // Over the change of a minute he has twice as many.
      expect(++letIn).toBeLessThanOrEqual(2 * A_MINUTE);
      call.hangUp();
      await call.until('ended');
    }
    expect(letIn).toBeGreaterThanOrEqual(A_MINUTE);
    const other = provider.call('78112209999', { number: '79117030003' });
    await other.until('ringing');
    other.hangUp();
    const listed = async (): Promise<void> => {
      expect(await marksOf('79117030002')).toEqual([...Array.from({ length: 2 * letIn }, () => 'away'), 'refused']);
      expect(await marksOf('79117030003')).toEqual(['away']);
    };
    await eventually(async () => (await listed(), true), { within: 10_000 });
    expect(await marksOf('89117030001')).toEqual(['refused']);
  });
  it('has of callers without a number, and of all numbers together, so many in a minute by one line', async () => {
    const [provider] = [await theProvider(), await theGroup()];
    const flood = async (from: (n: number) => Parameters<SipPeer['call']>[1]): Promise<number> => {
      for (let n = 0; ; n++) {
        const call = provider.call('78112205678', from(n));
        await eventually(() => call.state !== 'calling');
        if (call.state === 'ended') return (expect(call.refusal).toBe(486), n);
        call.hangUp();
        await call.until('ended');
      }
    };
    const hidden = await flood(() => 'hidden');
    expect(hidden).toBeGreaterThanOrEqual(HIDDEN_A_MINUTE);
    expect(hidden).toBeLessThanOrEqual(2 * HIDDEN_A_MINUTE);
    const strangers = await flood((n) => ({ number: String(79_117_040_000 + n) }));
    expect(strangers).toBeGreaterThanOrEqual(LINE_A_MINUTE - HIDDEN_A_MINUTE);
    expect(strangers).toBeLessThanOrEqual(2 * LINE_A_MINUTE);
    const otherLine = provider.call('78112209999', { number: '79117030004' });
    await otherLine.until('ringing');
    otherLine.hangUp();
  });
  it('rings of a group whom Prorab has named last, once it has named any', async () => {
    const [provider, [first, second]] = [await theProvider(), await theGroup()];
    await asterisk.says('rings', '102', 'told');
    const call = provider.call('78112201234', { number: '79117030005' });
    const there = await second.rung('79117030005');
    there.answer();
    await call.until('talking');
    expect([...first.calls.values()].filter((one) => one.from.includes('79117030005'))).toHaveLength(0);
    call.hangUp();
    await there.until('ended');
    await asterisk.says('rings-not', '102');
    const vain = provider.call('78112201234', { number: '79117030006' });
    await vain.until('ended');
    expect(vain.refusal).toBe(403);
    await asterisk.says('rings', '101', '102');
  });

  it.each([
    ['89117010001', '79117010001'],
    ['+79117010002', '79117010002'],
    ['9117010003', '79117010003'],
    ['810375291234567', '375291234567'],
    ['112', '112'],
  ])('a phone that dials %s while Prorab is away reaches %s', async (dialled, number) => {
    const [provider, phone] = await both();
    await phone.register('103', passwordOf('103'));
    const call = phone.call(dialled, { number: '103' });
    const there = await provider.rung();
    expect(there.invite?.start).toContain(`sip:${number}@`);
    call.hangUp();
    await there.until('ended');
  });
  it.each([
    '8809123456789',
    '88095551122',
    '+78095551122',
    '8095551122',
    '81018095551122',
    '0018095551122',
    '+77012223344',
  ])(
    'a phone that dials %s while Prorab is away reaches nobody: it costs what the house does not pay for',
    async (dialled) => {
      const [, phone] = await both();
      await phone.register('103', passwordOf('103'));
      const call = phone.call(dialled, { number: '103' });
      await call.until('ended');
      expect(call.refusal).toBe(403);
    },
  );
  it('a phone that is not among those that Prorab lets call outside does not do so while it is away, also after a restart; it reaches 112', async () => {
    const [provider, phone] = await both();
    await phone.register('103', passwordOf('103'));
    await asterisk.says('calls', '102', 'told');
    const refused = phone.call('89117010005', { number: '103' });
    await refused.until('ended');
    expect(refused.refusal).toBe(403);
    const emergency = phone.call('112', { number: '103' });
    const there = await provider.rung();
    expect(there.invite?.start).toContain('sip:112@');
    emergency.hangUp();
    await there.until('ended');
    await asterisk.goDown();
    await asterisk.comeBack();
    await phone.register('103', passwordOf('103'));
    const again = phone.call('89117010005', { number: '103' });
    await again.until('ended');
    expect(again.refusal).toBe(403);
  });
  it.each([true, false])(
    'a phone that is among them calls on, and hands over outside; it is told what becomes of it: %s',
    async (told) => {
      const [provider, phone] = await both();
      await asterisk.says('calls', '103', 'told');
      await phone.register('103', passwordOf('103'));
      const call = phone.call('89117010006', { number: '103' });
      const there = await provider.rung();
      there.answer();
      await call.until('talking');
      call.handOver('89117010007', { told });
      const third = await provider.rung();
      expect(third.invite?.start).toContain('sip:79117010007@');
      expect(third.invite && header(third.invite, 'Supported')).not.toContain('norefersub');
      there.hangUp();
      await third.until('ended');
    },
  );
  const elsewhere = (user: string, host = '127.0.0.9'): string => `<sip:${user}@${host}>`;
  it.each([
    elsewhere('79117010021'),
    elsewhere('101-79117010022'),
    elsewhere('7-9117010023'),
    elsewhere('PJSIP%2F79117010024%40pskov'),
    elsewhere('Local%2F79117010025%40prorab-provider'),
    elsewhere('79117010026', `${TRUNK.address}:${TRUNK.port}`),
  ])(
    'a phone that sends its callers on to %s calls nobody outside by it, be it rung by the dialplan or by Prorab',
    async (to) => {
      const [provider, [phone]] = [await theProvider(), await theGroup()];
      await asterisk.says('calls', '101', 'told');
      const outside = (): string[] =>
        [...provider.calls.values()].flatMap((c) => (c.outgoing ? [] : [c.invite?.start ?? '']));
      const before = outside();
      const goesOnOutside = (): boolean => outside().length > before.length;
      const number = `791170400${/(\d\d)[@%]/.exec(to)?.[1]}`;
      const call = provider.call('78112209999', { number });
      (await phone.rung(number)).sendOn(to);
      await eventually(() => call.state === 'ended' || goesOnOutside());
      expect(outside()).toEqual(before);
      // The caller is gone before the phone is.
      await eventually(isSilent);
      await asterisk.rings('101');
      (await phone.rung()).sendOn(to);
      await eventually(async () => goesOnOutside() || (await isSilent()));
      expect(outside()).toEqual(before);
    },
  );
  it('a phone in the browser is one by Prorab’s web socket alone, whoever has its password, and no phone names its caller itself', async () => {
    const elsewhere = await peer('127.0.0.9');
    await expect(elsewhere.register('104-web', webPasswordOf('104'))).rejects.toThrow(/40[13]/);
    expect(await asterisk.console('pjsip show endpoint 104')).toMatch(/trust_id_inbound +: (false|no)/);
    expect(await asterisk.console('pjsip show endpoint pskov')).toMatch(/trust_id_inbound +: (true|yes)/);
  });

  it('is ready for phones in the browser: by a web socket, enciphered', async () => {
    expect(await asterisk.console('pjsip show transports')).toMatch(/ ws +ws /);
    for (const module of ['res_srtp', 'res_pjsip_transport_websocket'])
      expect(await asterisk.console(`module show like ${module}`)).toMatch(/ Running /);
    const endpoint = await asterisk.console('pjsip show endpoint 101-web');
    expect(endpoint).toMatch(/webrtc +: (true|yes)/);
    expect(endpoint).toMatch(/callerid +: "Phone 101" <101>/);
  });

  it('takes no stranger: neither a call from nowhere nor a phone with a wrong password', async () => {
    const stranger = await peer('127.0.0.9');
    const call = stranger.call('78112201234', { number: '79112223344' });
    await call.until('ended');
    expect(call.refusal).toBe(401);
    await expect(stranger.register('103', 'wrong')).rejects.toThrow(/40[13]/);
  });
});
