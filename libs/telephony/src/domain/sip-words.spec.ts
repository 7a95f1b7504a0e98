import { speaksFor } from './sip-words.js';

const word = (start: string, ...headers: string[]): string =>
  [start, ...headers, 'Content-Length: 0', '', ''].join('\r\n');
const register = (from: string, ...more: string[]): string =>
  word('REGISTER sip:prorab.invalid SIP/2.0', `From: ${from};tag=a`, 'To: <sip:305-web@prorab.invalid>', ...more);

describe('who speaks for a browser', () => {
  it.each([
    ['its own registration', register('<sip:305-web@prorab.invalid>')],
    ['with a name before it', register('"Анна <sip:306-web@x>" <sip:305-web@prorab.invalid>')],
    ['in short', word('INVITE sip:102@x SIP/2.0', 'f: sip:305-web@x;tag=a', 't: <sip:102@x>')],
    ['in a talk that goes on, by whatever name', word('BYE sip:1@x SIP/2.0', 'From: <sip:q@x>', 'To: <sip:y@x>;tag=b')],
    ['an answer', word('SIP/2.0 200 OK', 'From: <sip:101@x>', 'To: <sip:q@x>;tag=b')],
    ['a sign of life', '\r\n\r\n'],
  ])('it does: %s', (_what, text) => expect(speaksFor(text, '305-web')).toBe(true));
  it.each([
    ['a registration of somebody else', register('<sip:306-web@prorab.invalid>')],
    ['a call as the provider', word('INVITE sip:78112201234@x SIP/2.0', 'From: <sip:79112223344@x>', 'To: <sip:7@x>')],
    ['two senders', register('<sip:305-web@x>', 'From: <sip:306-web@x>')],
    ['a name that is longer', register('<sip:305-web2@x>')],
    ['a sender in the next line', register('\r\n <sip:306-web@x>')],
    ['nobody', word('INVITE sip:102@x SIP/2.0', 'To: <sip:102@x>')],
    ['a tag in the name of whom it calls', word('INVITE sip:7@x SIP/2.0', 'From: <sip:7@x>', 'To: ";tag=b" <sip:7@x>')],
    ['two words in one', register('<sip:305-web@x>') + register('<sip:306-web@x>')],
    ['a length that is not true', word('SIP/2.0 200 OK').replace('Length: 0', 'Length: 9')],
    ['no length', 'SIP/2.0 200 OK\r\nFrom: <sip:1@x>\r\n\r\nREGISTER sip:x SIP/2.0\r\n\r\n'],
    // The exchange ends a line, and the headers, at a bare line feed too, and believes the last sender.
    ['a sender behind a bare line feed', register('<sip:305-web@x>', 'X: a\nFrom: <sip:306-web@x>')],
    ['a sender behind a bare carriage return', register('<sip:305-web@x>', 'X: a\rFrom: <sip:306-web@x>')],
    ['a word of its own behind bare line feeds', register('<sip:305-web@x>', 'X: a\n\nINVITE sip:7@x SIP/2.0')],
    ['a line that ends with nothing', register('<sip:305-web@x>', 'X: a\u0000b')],
    [
      'a registration that goes on',
      register('<sip:306-web@x>').replace('To: <sip:305-web@prorab.invalid>', '$&;tag=b'),
    ],
    ['no SIP', 'hello'],
  ])('it does not: %s', (_what, text) => expect(speaksFor(text, '305-web')).toBe(false));
});
