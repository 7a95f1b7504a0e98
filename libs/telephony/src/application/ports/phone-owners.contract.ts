import type { PhoneOwners } from './phone-owners.port.js';

/** Of team: Анна, manager, 101; Глеб, accountant, 104; Завод, manufacturer, 107; Вера without a phone; Дина, 105, dismissed. Branch Псков, city code 8112. */
export function phoneOwnersContract(
  name: string,
  make: () => Promise<{ owners: PhoneOwners; anna: string; vera: string; dina: string }>,
): void {
  describe(`whose phone it is: ${name}`, () => {
    it('is known by the extension and by the person, whatever his role', async () => {
      const { owners, anna } = await make();
      expect(await owners.byExtension('101')).toMatchObject({ employeeId: anna, name: 'Анна', areaCode: '8112' });
      expect(await owners.byExtension('104')).toMatchObject({ name: 'Глеб', extension: '104', callsOut: true });
      expect(await owners.byExtension('107')).toMatchObject({ name: 'Завод', callsOut: false });
      expect(await owners.ofEmployee(anna)).toMatchObject({ extension: '101' });
    });
    it('calls out when his role does', async () => {
      const { owners } = await make();
      expect(await owners.whoCallOut()).toEqual(['101', '104']);
    });
    it('is nobody’s of those who have none, or have left', async () => {
      const { owners, vera, dina } = await make();
      expect([await owners.byExtension('105'), await owners.byExtension('999')]).toEqual([null, null]);
      expect([await owners.ofEmployee(vera), await owners.ofEmployee(dina)]).toEqual([null, null]);
    });
  });
}
