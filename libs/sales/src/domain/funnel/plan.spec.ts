import { type Facts, addFacts, averageBill, forecastOf, noFacts, paidShare } from './plan.js';

const facts: Facts = { requests: 30, invoices: 7, invoicesPaid: 2, invoiced: 1_000_01, paid: 300_00 };

describe('plan and fact', () => {
  it('grows what was brought by the working time that is left', () => {
    expect(forecastOf(facts, 0.5)).toEqual({ requests: 60, invoices: 14, paid: 600_00 });
    expect(forecastOf(facts, 1)).toEqual({ requests: 30, invoices: 7, paid: 300_00 });
  });
  it('says nothing before the first working minute', () => {
    expect(forecastOf(facts, 0)).toBeNull();
  });
  it('has no average and no share of no invoices', () => {
    expect([averageBill(facts), paidShare(facts)]).toEqual([142_86, 28.6]);
    expect([averageBill(noFacts), paidShare(noFacts)]).toEqual([null, null]);
  });
  it('adds up', () => {
    expect(addFacts(facts, noFacts)).toEqual(facts);
    expect(addFacts(facts, facts).paid).toBe(600_00);
  });
});
