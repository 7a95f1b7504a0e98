import type { LedgerFact, LedgerKind } from '../../../libs/sales/src/application/ports/ledger.port.js';
import { OnecHouse } from './an-onec-house.js';

let house: OnecHouse;
let facts: LedgerFact[];
beforeAll(async () => {
  house = await OnecHouse.open();
  facts = await house.read(house.ledger(), 'all');
});
afterAll(() => house.close());
const of = (kind: LedgerKind) => facts.filter((f) => f.kind === kind);

it('shows', () => {
  console.log(JSON.stringify(facts, null, 1), house.warnings);
  expect(of('party')).toHaveLength(3);
});
