import { type AsteriskFiles, asteriskFiles } from './asterisk-files.js';

const some: AsteriskFiles = {
  ari: { user: 'prorab', password: 'x-Y_1' },
  trunks: [
    { name: 'pskov', server: '10.0.0.5:5070', addresses: [], login: null },
    {
      name: 'spb',
      server: 'sip.provider.ru',
      addresses: ['203.0.113.0/29'],
      login: { user: '78123334455', password: 'p' },
    },
  ],
  phones: [{ extension: '305', name: 'Анна "Глава";\n[evil]', password: 'secret', webPassword: 'web-secret' }],
  groups: [{ number: '+78112201234', extensions: ['305', '306'] }],
  outgoing: { allow: ['+375', '+78091'], deny: ['+7809', '+7840'] },
  callsPerMinute: { number: 10, hidden: 20, line: 10_000 },
};

describe('the files of Asterisk that Prorab writes', () => {
  it('know a provider by its address, and register where there is a login', () => {
    const trunks = asteriskFiles(some)['pjsip-trunks.conf'] ?? '';
    expect(trunks).toContain('contact = sip:10.0.0.5:5070');
    expect(trunks).toContain('match = 10.0.0.5');
    expect(trunks).toContain('match = 203.0.113.0/29');
    expect(trunks.match(/type = registration/g)).toHaveLength(1);
    expect(trunks).toContain('client_uri = sip:78123334455@sip.provider.ru');
  });
  it('ring the group of a number, and everybody on a number that nobody has named', () => {
    expect(asteriskFiles(some)['extensions-groups.conf']).toContain('PRORAB_GROUP_78112201234 = PJSIP/305&PJSIP/306');
    expect(asteriskFiles(some)['extensions-groups.conf']).toContain('PRORAB_GROUP_0 = PJSIP/305&PJSIP/306');
  });
  it('call out by the first provider, or by the one that is named for it', () => {
    expect(asteriskFiles(some)['extensions-groups.conf']).toContain('PRORAB_TRUNK = pskov');
    expect(asteriskFiles({ ...some, outTrunk: 'spb' })['extensions-groups.conf']).toContain('PRORAB_TRUNK = spb');
    expect(asteriskFiles({ ...some, trunks: [] })['extensions-groups.conf']).toContain('PRORAB_TRUNK = \n');
  });
  it('name what phones may call while Prorab is away', () => {
    const text = asteriskFiles(some)['extensions-groups.conf'] ?? '';
    expect(text).toContain('PRORAB_ALLOW = ^(375|78091)\n');
    expect(text).toContain('PRORAB_DENY = ^(7809|7840)\n');
    const none = asteriskFiles({ ...some, outgoing: { allow: [], deny: [] } })['extensions-groups.conf'] ?? '';
    expect(none).toContain('PRORAB_ALLOW = ^(none)\n');
    expect(() => asteriskFiles({ ...some, outgoing: { allow: ['+7|'], deny: [] } })).toThrow(RangeError);
  });
  it('bound callers while Prorab is away, and remember no more of them than a value of the dialplan holds', () => {
    const text = asteriskFiles(some)['extensions-groups.conf'] ?? '';
    expect(text).toContain('PRORAB_PER_NUMBER = 10\nPRORAB_PER_HIDDEN = 20\nPRORAB_PER_LINE = 300\n');
  });
  it('have for each person a phone on the desk and one in the browser, with passwords of their own and one number', () => {
    const phones = asteriskFiles(some)['pjsip-phones.conf'] ?? '';
    expect(phones).toContain('[305](prorab-phone)');
    expect(phones).toContain('[305-web](prorab-web)');
    expect(phones).toContain('username = 305-web\npassword = web-secret');
    expect(phones.match(/callerid = .* <305>/g)).toHaveLength(2);
  });
  it('let no name begin a line, a section or a comment of its own', () => {
    expect(asteriskFiles(some)['pjsip-phones.conf']).toContain('callerid = "Анна Глава evil" <305>');
  });
  it.each([
    ['a password with a line break', { ari: { user: 'prorab', password: 'a\nread_only = no' } }],
    ['an extension that is none', { phones: [{ extension: '3]x', name: '', password: 'p', webPassword: 'p' }] }],
    ['a trunk with a bracket', { trunks: [{ name: 'a]', server: 'x', addresses: [], login: null }] }],
    ['a server with a comment', { trunks: [{ name: 'a', server: 'x;y', addresses: [], login: null }] }],
  ])('refuse %s, without repeating it', (_what, wrong) => {
    expect(() => asteriskFiles({ ...some, ...wrong })).toThrow(RangeError);
    expect(() => asteriskFiles({ ...some, ...wrong })).not.toThrow(/read_only/);
  });
});
