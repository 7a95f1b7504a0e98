import { readFile } from 'node:fs/promises';
import { eventually } from '../support/eventually.js';
import { Asterisk, TRUNK, passwordOf, webPasswordOf } from './asterisk.js';
import { SipPeer } from './sip/sip-peer.js';

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
  beforeAll(async () => {
    asterisk = await Asterisk.start({ groups: [{ number: '+78112201234', extensions: ['101', '102'] }] });
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
    const [provider, first, second] = [await theProvider(), await peer('127.0.0.3'), await peer('127.0.0.4')];
    await first.register('101', passwordOf('101'));
    await second.register('102', passwordOf('102'));
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
    await asterisk.mayCall('102', 'told');
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
  it('a phone that is among them calls on, and hands over outside', async () => {
    const [provider, phone] = await both();
    await asterisk.mayCall('103', 'told');
    await phone.register('103', passwordOf('103'));
    const call = phone.call('89117010006', { number: '103' });
    const there = await provider.rung();
    there.answer();
    await call.until('talking');
    call.handOver('89117010007');
    const third = await provider.rung();
    expect(third.invite?.start).toContain('sip:79117010007@');
    there.hangUp();
    await third.until('ended');
  });
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
