import { MailSender, type OutgoingLetter, type SendResult } from './mail-sender.port.js';

/** Remembers what went out; says what it was told to say, recipients whose name tells their fate included (see the contract suite). */
export class FakeMailSender extends MailSender {
  readonly sent: { from: string; to: readonly string[]; raw: string }[] = [];
  /** Answers of the next attempts, in order; then everything is accepted. `uncertain` letters did arrive. */
  readonly script: SendResult['outcome'][] = [];

  async send(letter: OutgoingLetter): Promise<SendResult> {
    const chunks: Uint8Array[] = [];
    for await (const chunk of letter.open()) chunks.push(chunk);
    const raw = Buffer.concat(chunks).toString('utf8');
    const outcome = this.script.shift() ?? 'accepted';
    const fates = letter.to.map((recipient) => ({ recipient, fate: /^(nobody|later)@/.exec(recipient)?.[1] }));
    const refused = fates.flatMap(({ recipient, fate }) =>
      fate
        ? [
            {
              recipient,
              response: fate === 'nobody' ? '550 no such user' : '451 try later',
              forEver: fate === 'nobody',
            },
          ]
        : [],
    );
    const to = fates.filter((f) => !f.fate).map((f) => f.recipient);
    if (outcome === 'accepted' && to.length === 0) {
      const later = refused.some((r) => !r.forEver) || refused.length === 0;
      return { outcome: later ? 'try-later' : 'rejected', response: refused[0]?.response ?? 'no recipients', refused };
    }
    if (outcome === 'accepted' || outcome === 'uncertain') this.sent.push({ from: letter.from, to, raw });
    return { outcome, response: outcome === 'accepted' ? '250 ok' : `scripted: ${outcome}`, refused };
  }
  async close(): Promise<void> {
    this.script.length = 0;
  }
}
