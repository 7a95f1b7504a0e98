export { ImapMailArchive } from './imap-mail-archive.js';
