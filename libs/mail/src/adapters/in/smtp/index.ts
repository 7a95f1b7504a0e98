export { SmtpLetterListener, type SmtpLetterListenerOptions } from './smtp-letter-listener.js';
