import type { MailSender, OutgoingLetter } from './mail-sender.port.js';

export interface MailSenderBench {
  sender: MailSender;
  /** Letters that arrived. */
  arrived(): { from: string; to: readonly string[]; raw: string }[];
}

const letter = (to: string[], body = 'Здравствуйте'): OutgoingLetter => ({
  from: 'sales@firm.test',
  to,
  async *open() {
    yield Buffer.from(`From: sales@firm.test\r\nSubject: x\r\n\r\n`);
    yield Buffer.from(`${body}\r\n`);
  },
});

/** `make` gives a sender whose far side refuses `nobody@…` for ever, `later@…` for now, and takes everybody else. */
export function mailSenderContract(name: string, make: () => Promise<MailSenderBench>): void {
  describe(`mail sender: ${name}`, () => {
    it('delivers the source byte for byte to every recipient', async () => {
      const { sender, arrived } = await make();
      const result = await sender.send(letter(['a@x.test', 'b@x.test'], '.точка\r\n..две'));
      expect(result).toMatchObject({ outcome: 'accepted', refused: [], response: expect.stringMatching(/^250/) });
      expect(arrived()).toEqual([
        {
          from: 'sales@firm.test',
          to: ['a@x.test', 'b@x.test'],
          raw: 'From: sales@firm.test\r\nSubject: x\r\n\r\n.точка\r\n..две\r\n',
        },
      ]);
    });
    it('names the recipients that were refused and delivers to the others', async () => {
      const { sender, arrived } = await make();
      const result = await sender.send(letter(['a@x.test', 'nobody@x.test', 'later@x.test']));
      expect(result.outcome).toBe('accepted');
      expect(result.refused.map((r) => [r.recipient, r.forEver])).toEqual([
        ['nobody@x.test', true],
        ['later@x.test', false],
      ]);
      expect(arrived()[0]?.to).toEqual(['a@x.test']);
    });
    it.each([
      ['rejects for ever when nobody is known', ['nobody@x.test'], 'rejected'],
      ['tries later when somebody may be taken later', ['nobody@x.test', 'later@x.test'], 'try-later'],
    ])('%s', async (_what, to, outcome) => {
      const { sender, arrived } = await make();
      expect((await sender.send(letter(to))).outcome).toBe(outcome);
      expect(arrived()).toEqual([]);
    });
  });
}
