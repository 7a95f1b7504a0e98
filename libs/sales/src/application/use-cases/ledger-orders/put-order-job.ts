/** Its key is the id of the order. */
export const putOrderJob = 'sales.put-order-to-ledger';
