import { defineEntity, p } from '@mikro-orm/core';

const id = () => p.character().length(36);

/** Every plan that was ever kept; of a month and an employee the last one holds. */
export const PlanRow = defineEntity({
  name: 'SalesPlanRow',
  tableName: 'sales_plan',
  indexes: [{ properties: ['month', 'employeeId', 'keptAt', 'id'] as never }],
  properties: {
    id: id().primary(),
    month: p.character().length(7),
    employeeId: id(),
    requests: p.integer().nullable(),
    invoices: p.integer().nullable(),
    /** Whole kopecks. */
    paid: p.bigint('number').nullable(),
    averageBill: p.bigint('number').nullable(),
    /** Percent. */
    paidShare: p.double().nullable(),
    keptAt: p.datetime(3),
    keptBy: id().nullable(),
  },
});

export const funnelRows = [PlanRow];
