/** Numbers for people: 1, 2, 3… within the company. */
export abstract class InquiryNumbers {
  /** A number given in a unit of work that is rolled back may be given again; two that commit never have the same. */
  abstract next(): Promise<number>;
}
