import type { ExchangePresence } from './exchange-presence.port.js';

export function exchangePresenceContract(name: string, make: () => Promise<ExchangePresence>): void {
  it(`whether the exchange is there is what was noted last: ${name}`, async () => {
    const presence = await make();
    expect(await presence.away()).toBeNull();
    const away = { since: new Date('2026-11-27T09:00:00.123Z'), why: 'АТС не отвечает' };
    await presence.note(away);
    await presence.note({ ...away, why: 'ECONNREFUSED' });
    expect(await presence.away()).toEqual({ ...away, why: 'ECONNREFUSED' });
    await presence.note(null);
    expect(await presence.away()).toBeNull();
  });
}
