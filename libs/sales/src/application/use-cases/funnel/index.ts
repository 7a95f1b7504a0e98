export { ExportDeals } from './export-deals.use-case.js';
export { ExportFunnel } from './export-funnel.use-case.js';
export { ExportPlanAndFact } from './export-plan-and-fact.use-case.js';
export { KeepPlan } from './keep-plan.use-case.js';
