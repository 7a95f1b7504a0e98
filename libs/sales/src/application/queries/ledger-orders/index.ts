export { ListLedgerOrders } from './list-ledger-orders.query.js';
