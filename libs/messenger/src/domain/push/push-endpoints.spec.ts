import { PushEndpoints } from './push-endpoints.js';

describe('where a push may go', () => {
  const endpoints = new PushEndpoints(['push.test:8443']);
  it.each([
    ['https://fcm.googleapis.com/fcm/send/abc'],
    ['https://updates.push.services.mozilla.com/wpush/v2/gAAA'],
    ['https://web.push.apple.com/QGuQyavXutnMH'],
    ['https://wns2-db5p.notify.windows.com/w/?token=abc'],
    ['https://fcm.googleapis.com:443/fcm/send/abc'],
    ['https://push.test:8443/anything'],
  ])('%s', (endpoint) => expect(endpoints.checked(endpoint).protocol).toBe('https:'));
  it.each([
    ['http://fcm.googleapis.com/fcm/send/abc', 'not-https'],
    ['ftp://x.ru/', 'not-https'],
    ['javascript:alert(1)', 'not-https'],
    ['file:///etc/passwd', 'not-https'],
    ['', 'not-https'],
    [`https://x.ru/${'a'.repeat(2_000)}`, 'not-https'],
    ['https://user:pass@x.ru/', 'not-https'],
    ['https://localhost/', 'not-public'],
    ['https://LOCALHOST./', 'not-public'],
    ['https://mysql/', 'not-public'],
    ['https://vault.internal/', 'not-public'],
    ['https://printer.local/', 'not-public'],
    ['https://127.0.0.1/', 'not-public'],
    ['https://2130706433/', 'not-public'],
    ['https://0x7f.1/', 'not-public'],
    ['https://[::1]/', 'not-public'],
    ['https://[::ffff:10.0.0.1]/', 'not-public'],
    ['https://169.254.169.254/latest/meta-data', 'not-public'],
    ['https://push.test:8444/', 'not-public'],
    ['https://fcm.googleapis.com:6379/', 'odd-port'],
  ])('is not %s: %s', (endpoint, because) =>
    expect(() => endpoints.checked(endpoint)).toThrow(
      expect.objectContaining({ code: 'messenger.push-endpoint-refused', details: { because } }) as Error,
    ),
  );
});
