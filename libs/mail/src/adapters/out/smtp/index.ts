export { SmtpMailSender } from './smtp-mail-sender.js';
export { MimeLetterComposer } from './mime-letter-composer.js';
