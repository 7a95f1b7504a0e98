/** Ordered by the reader of the books. */
export const beginCareJob = 'sales.begin-invoice-care';
