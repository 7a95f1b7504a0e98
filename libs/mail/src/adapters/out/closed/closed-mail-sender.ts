import { MailSender, type SendResult } from '../../../application/ports/mail-sender.port.js';

/** No `mail.sender` in the configuration: an answer is refused at once and visibly, not kept in a queue that nobody empties. */
export class ClosedMailSender extends MailSender {
  async send(): Promise<SendResult> {
    return {
      outcome: 'rejected',
      response: 'mail.sender is not configured: letters cannot leave the house',
      refused: [],
    };
  }
  async close(): Promise<void> {
    return Promise.resolve();
  }
}
