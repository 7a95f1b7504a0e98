/** States of an invoice as events tell of them. */
export const INVOICE_STATES = ['draft', 'void', 'unpaid', 'partly', 'paid', 'over', 'refunded', 'not-tied'];
/** A sum of money at the doors. */
export const ROUBLES = /^-?\d+\.\d\d$/;
