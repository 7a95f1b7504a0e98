/** The company's numbers of forgotten invoices, from the part `forgotten` of the section `sales`. A class so that it is its own token. */
export class CareRules {
  /** Working days without payment after which the manager is told, ascending. */
  managerDays: readonly number[] = [1, 3, 7];
  /** … and the head. */
  headDay = 10;
  /** Calendar days after which an invoice without a promise is not watched any more: it stands in the receivables. */
  watchDays = 90;
  /** On the first day only invoices of so many days are told of; the older are one line to the head. */
  firstDays = 30;
  /** So many days apart the same goods for the same customer are one order. */
  twinDays = 14;
  /** Days by which an invoice can be put off. */
  snoozeAtMostDays = 60;
  /** Days to pay by that are further from the issue, and promised ones further ahead, are no days to wait for. */
  promiseAtMostDays = 90;
  /** Fewer closed invoices are too little to learn the chance from. */
  learnFrom = 200;
  /** Paid later than so many days after the issue is not paid. */
  paidWithinDays = 60;

  constructor(given: Partial<CareRules> = {}) {
    Object.assign(this, given);
  }
}
