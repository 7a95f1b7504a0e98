export interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly emails: readonly string[];
  readonly active: boolean;
}

/** Who works here and writes letters, the dismissed too: their old letters are still ours. */
export abstract class Colleagues {
  abstract list(): Promise<readonly Colleague[]>;
}
