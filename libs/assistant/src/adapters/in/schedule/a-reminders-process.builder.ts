import { SystemClock, newId } from '@prorab/kernel';
import { OrderReminding } from '../../../application/use-cases/order-reminding.use-case.js';
import { SomeStaff, aHouseOn, people } from '../http/a-reminders-house.builder.js';

/** Ids that are the same in every process. */
export const crowd = Array.from({ length: 40 }, (_, n) => `0190a000-0000-7000-8000-0000000001${String(n + 10)}`);
export const OF_EACH = 5;

/** How often due reminders are looked for here: often, so that orders meet. */
const LOOK_EVERY_MS = 50;

/** A house in a process of its own, to be killed. It looks for due reminders all the time. */
async function main(url: string): Promise<void> {
  const staff = new SomeStaff();
  for (const id of crowd) staff.members.push({ ...people.anna, id, name: `Сотрудник ${id.slice(-2)}`, emails: [] });
  const config = { togetherAbove: 100, perDay: 1_000, morningDigest: false };
  const house = await aHouseOn('any', { url, clock: new SystemClock(), staff, config });
  const order = house.app.get(OrderReminding);
  setInterval(() => {
    order.execute().catch((error: unknown) => console.error(String(error)));
  }, LOOK_EVERY_MS);
  console.log(`ready ${newId()}`);
}

const url = process.env.PRORAB_REMINDERS_PROCESS;
if (url) await main(url);
