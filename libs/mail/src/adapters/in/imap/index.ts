export { ImapMailboxReader, type ImapMailboxReaderOptions } from './imap-mailbox-reader.js';
export { LeasedMailboxReader } from './leased-mailbox-reader.js';
export { Backoff } from './backoff.js';
export { type Secrets, environmentSecrets } from './imap-connection.js';
