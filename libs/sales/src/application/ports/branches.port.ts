export interface Branch {
  id: string;
  city: string;
  /** IANA name: a day begins where the branch is. */
  zone: string;
}

export interface Places {
  /** By city. */
  branches: Branch[];
  /** Of what belongs to no branch: that of the main one. */
  zone: string;
  /** Branch by employee; of all who ever worked here. */
  workplaces: Map<string, string>;
}

/** Where the company works, and who works where. */
export abstract class Branches {
  abstract all(): Promise<Places>;
}
