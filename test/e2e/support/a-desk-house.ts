import type { TestDatabase } from '@prorab/platform/testing';
import { createTransport } from 'nodemailer';
import { aCompany } from './company.js';
import { RunningHouse } from './running-house.js';

export interface DeskHouse {
  readonly base: TestDatabase;
  /** Where its answers go. */
  readonly customers: { readonly port: number };
  readonly undoSeconds: number;
}

/** The product with the desk, one head, one administrator, two managers; letters come by SMTP. */
export const aDeskHouse = ({ base, customers, undoSeconds }: DeskHouse): Promise<RunningHouse> =>
  RunningHouse.build({
    databaseUrl: base.url,
    configuration: {
      server: { requestsPerMinute: 1_000_000 },
      team: { firstStart: aCompany({ managers: 2, capacity: 1_000 }) },
      mail: {
        listener: { address: 'sales@prorab.test', title: 'Прораб' },
        sender: { host: '127.0.0.1', port: customers.port, security: 'none' },
        answers: { undoSeconds },
        own: { domains: ['prorab.test'] },
      },
    },
  });

export interface CustomerLetter {
  readonly from: string;
  readonly name: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  readonly files?: readonly { filename: string; content: string | Buffer }[];
}

export async function customersWrite(house: RunningHouse, letters: readonly CustomerLetter[]): Promise<void> {
  const transport = createTransport({ host: '127.0.0.1', port: house.smtpPort, ignoreTLS: true });
  for (const { from, name, subject, text, html, files = [] } of letters)
    await transport.sendMail({
      from: { name, address: from },
      ...{ to: 'sales@prorab.test', subject, text, attachments: [...files] },
      ...(html ? { html } : {}),
    });
  transport.close();
}
