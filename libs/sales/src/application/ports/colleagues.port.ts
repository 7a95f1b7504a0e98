/** An employee as the distribution needs him. Told by team. */
export interface Colleague {
  employeeId: string;
  name: string;
  role: string;
  branchId: string | null;
  emails: readonly string[];
  atWork: boolean;
  nextWorkAt: Date | null;
  absentUntil: Date | null;
  deputyId: string | null;
  capacity: number;
}

/** Who works here and who is there. Only active employees. */
export abstract class Colleagues {
  abstract at(instant: Date): Promise<Colleague[]>;

  /** Names by employee id of all who ever worked here, the dismissed too. */
  abstract names(): Promise<Map<string, string>>;

  /** Presence over a period, one picture per step; for replays. */
  async during({
    from,
    to,
    stepMinutes,
  }: {
    from: Date;
    to: Date;
    stepMinutes: number;
  }): Promise<{ at: Date; people: Colleague[] }[]> {
    const pictures: { at: Date; people: Colleague[] }[] = [];
    for (let t = from.getTime(); t <= to.getTime(); t += stepMinutes * 60_000) {
      const at = new Date(t);
      pictures.push({ at, people: await this.at(at) });
    }
    return pictures;
  }
}
