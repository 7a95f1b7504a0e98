export const PASSWORD = 'a-long-test-password';

const allDay = '00:00-24:00';
const hours = { mon: allDay, tue: allDay, wed: allDay, thu: allDay, fri: allDay, sat: allDay, sun: allDay };

/** A company that is at work at any hour, so that a journey does not depend on when it is run. */
export const aCompany = ({ managers = 6, capacity = 500 }: { managers?: number; capacity?: number } = {}): object => ({
  demoPassword: PASSWORD,
  branches: [{ key: 'pskov', name: 'Псков', city: 'Псков', areaCode: '8112', hours, keepsHolidays: false }],
  employees: [
    { login: 'head', name: 'Анна Глава', role: 'head', branch: 'pskov', emails: ['head@prorab.test'], capacity: 0 },
    {
      login: 'admin',
      name: 'Админ',
      role: 'administrator',
      branch: 'pskov',
      emails: ['admin@prorab.test'],
      capacity: 0,
    },
    ...Array.from({ length: managers }, (_, i) => ({
      login: `manager${i + 1}`,
      name: `Менеджер ${i + 1}`,
      role: 'manager',
      branch: 'pskov',
      emails: [`manager${i + 1}@prorab.test`],
      capacity,
    })),
  ],
});
