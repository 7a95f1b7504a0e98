export { Deals } from './deals.js';
export { FunnelReaders } from './funnel-readers.js';
export { FunnelReport } from './funnel-report.query.js';
export { ListDeals } from './list-deals.query.js';
export { ListPlanHistory } from './list-plan-history.query.js';
export { PlanAndFact } from './plan-and-fact.query.js';
export { ReadBooksAge } from './read-books-age.query.js';
export { StageTimeReport } from './stage-time-report.query.js';
