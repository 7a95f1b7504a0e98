import { readFile } from 'node:fs/promises';
import { eventually } from '../support/eventually.js';
import { Asterisk, TRUNK, passwordOf } from './asterisk.js';
import { SipPeer } from './sip/sip-peer.js';

describe('the Asterisk of the tests, on the configuration that the house gives to people', () => {
  let asterisk: Asterisk;
  const peers: SipPeer[] = [];
  const peer = async (address: string, port = 0): Promise<SipPeer> => {
    const one = await SipPeer.open({ address, asterisk: asterisk.sipPort, port });
    peers.push(one);
    return one;
  };
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

  it('rings the group of the number by itself while Prorab is away, and they talk', async () => {
    const [provider, first, second] = [
      await peer(TRUNK.address, TRUNK.port),
      await peer('127.0.0.3'),
      await peer('127.0.0.4'),
    ];
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
