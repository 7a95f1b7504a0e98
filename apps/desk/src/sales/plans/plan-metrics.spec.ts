import type { PlanLineDto } from '../../api/schema.js';
import { measured, readPlan, totalPlan, typedOf } from './plan-metrics.js';

const plan = { requests: 40, invoices: null, paid: '1500000.50', averageBill: '75000.00', paidShare: 33.5 };
const line: PlanLineDto = {
  manager: { id: 'a', name: 'Анна' },
  plan,
  fact: {
    ...{ requests: 31, invoices: 12, invoicesPaid: 4, invoiced: '840000.00', paid: '510000.10' },
    ...{ averageBill: null, paidShare: 33.3 },
  },
  forecast: { requests: 62, invoices: 24, paid: '1020000.20' },
};

describe('plan and fact', () => {
  it('are measured in one number each; what does not grow with the days is not foretold', () => {
    expect(measured(line, 'paid')).toEqual({ fact: 510_000_10, plan: 1_500_000_50, forecast: 1_020_000_00 });
    expect(measured(line, 'invoices')).toEqual({ fact: 12, plan: null, forecast: 24 });
    expect(measured(line, 'averageBill')).toEqual({ fact: null, plan: 75_000_00, forecast: null });
    expect(measured({ ...line, plan: null, forecast: null }, 'requests')).toEqual({
      fact: 31,
      plan: null,
      forecast: null,
    });
  });
  it('plans of several people are summed where a sum makes sense', () => {
    expect(totalPlan([line, { ...line, plan: null }, line], 'paid')).toBe(3_000_001_00);
    expect([totalPlan([line], 'invoices'), totalPlan([line], 'paidShare')]).toEqual([null, null]);
  });
  it.each(['ru', 'en'])('a plan that is shown and saved again is the same plan, in %s', (locale) => {
    expect(readPlan(typedOf(plan, locale), locale)).toEqual({ plan, wrong: [] });
    expect(readPlan(typedOf(null, locale), locale).plan.paid).toBeNull();
  });
  it('what is typed wrong is named', () => {
    const typed = { requests: '1,5', invoices: '-1', paid: 'много', averageBill: '1 250,5', paidShare: '101' };
    expect(readPlan(typed, 'ru')).toEqual({
      plan: { requests: null, invoices: null, paid: null, averageBill: '1250.50', paidShare: null },
      wrong: ['paid', 'requests', 'invoices', 'paidShare'],
    });
  });
});
