import type { Listeners } from './listeners.port.js';

/** @param open knows `anna` (a manager in a branch of Moscow's zone), and `gone`, who was dismissed */
export function describeListeners(
  name: string,
  open: () => Promise<{ listeners: Listeners; anna: string; gone: string }>,
): void {
  describe(`listeners: ${name}`, () => {
    it('know who works here, with role, zone and hours', async () => {
      const { listeners, anna } = await open();
      const found = await listeners.byId(anna);
      expect(found).toMatchObject({ employeeId: anna, name: 'Анна', role: 'manager' });
      expect(found?.calendar.zone).toBe('Europe/Moscow');
    });
    it('know neither strangers nor the dismissed', async () => {
      const { listeners, gone } = await open();
      expect(await listeners.byId(gone)).toBeNull();
      expect(await listeners.byId('0190a000-0000-7000-8000-000000000999')).toBeNull();
    });
  });
}
