export { ExportDeals } from './export-deals.use-case.js';
export { ExportFunnel } from './export-funnel.use-case.js';
