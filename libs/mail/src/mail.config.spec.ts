import { mailConfig } from './mail.config.js';

const box = { name: 'sales', host: 'imap.example.ru', user: 'sales@example.ru', passwordEnv: 'SALES_IMAP_PASSWORD' };

describe('configuration of mail', () => {
  it('is, when absent, the listener on loopback and nothing else', () => {
    const config = mailConfig.parse(undefined);
    expect(config).toMatchObject({
      mailboxes: [],
      listener: { enabled: true, host: '127.0.0.1', port: 2525, protocol: 'smtp' },
    });
    expect(config.sender).toBeUndefined();
  });
  it('fills a mailbox with sane values', () => {
    const [mailbox] = mailConfig.parse({ mailboxes: [box] }).mailboxes;
    expect(mailbox).toMatchObject({
      port: 993,
      security: 'tls',
      markSeen: false,
      folders: { inbox: 'INBOX', sent: 'auto', extra: [] },
    });
  });
  it.each([
    ['an unknown key', { mailboxes: [{ ...box, pasword: 'x' }] }],
    ['a password in place of its name', { mailboxes: [{ ...box, passwordEnv: 'qwerty123' }] }],
    ['two mailboxes of one name', { mailboxes: [box, box] }],
    ['an unknown section', { senders: {} }],
    ['a rule without a condition', { rules: { own: [{ name: 'x1', kind: 'robot', when: {}, because: 'y' }] } }],
    ['a pattern that is none', { rules: { own: [{ name: 'x1', kind: 'robot', when: { from: '(' }, because: 'y' }] } }],
    [
      'the name of a built-in rule',
      { rules: { own: [{ name: 'list-id', kind: 'list', when: { from: 'a' }, because: 'y' }] } },
    ],
    ['an unknown rule switched off', { rules: { off: ['no-such-rule'] } }],
    ['a port out of range', { listener: { port: 70_000 } }],
  ])('refuses %s', (_what, value) => {
    expect(mailConfig.safeParse(value).success).toBe(false);
  });
});
