export { FollowLedgerOrders } from './follow-ledger-orders.use-case.js';
export { PutOrderToExchange } from './put-order-to-exchange.use-case.js';
export { SendOrderToLedger } from './send-order-to-ledger.use-case.js';
export { TieOrderToInvoice } from './tie-order-to-invoice.use-case.js';
