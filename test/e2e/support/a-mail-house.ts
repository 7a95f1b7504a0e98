import type { TestDatabase } from '@prorab/platform/testing';
import type { TestMailbox } from '../../services/dovecot.js';
import { aCompany } from './company.js';
import { RunningHouse } from './running-house.js';

type Section = Record<string, unknown>;

export interface MailHouse {
  readonly base: TestDatabase;
  /** The box that it reads as `sales`. */
  readonly box: TestMailbox;
  readonly company?: Parameters<typeof aCompany>[0];
  /** Added to what is said of the mailbox. */
  readonly mailbox?: Section;
  /** Added to the sections of the configuration. */
  readonly server?: Section;
  readonly mail?: Section;
  readonly env?: Record<string, string>;
}

/** The product as it ships, for a company of which nothing is known but its people and one mailbox. */
export const aMailHouse = ({ base, box, company, mailbox, server, mail, env }: MailHouse): Promise<RunningHouse> =>
  RunningHouse.build({
    databaseUrl: base.url,
    configuration: {
      server: { requestsPerMinute: 1_000_000, ...server },
      team: { firstStart: aCompany(company) },
      mail: {
        mailboxes: [
          {
            name: 'sales',
            host: box.host,
            port: box.port,
            security: 'none',
            user: box.user,
            passwordEnv: 'BOX_PASSWORD',
            address: 'sales@prorab.test',
            ...mailbox,
          },
        ],
        ...mail,
      },
    },
    env: { BOX_PASSWORD: box.password, ...env },
  });

/** What the tests of letters let it do in shorter time than a company would. */
export const QUICK = { checkEverySeconds: 1, pollEverySeconds: 0.5 };
export const sendingTo = (customers: { readonly port: number }, undoSeconds: number): Section => ({
  sender: { host: '127.0.0.1', port: customers.port, security: 'none' },
  answers: { undoSeconds },
});
