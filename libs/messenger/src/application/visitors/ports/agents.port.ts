export interface Agent {
  employeeId: string;
  name: string;
  role: string;
  /** By the calendar of his branch and his own absences. */
  atWork: boolean;
  /** The asked instant when he is at work; null: not in sight. */
  nextWorkAt: Date | null;
}
/** Those who may talk to visitors. */
export abstract class Agents {
  /** Who works here and holds `messenger.customer-chat.use`, by name. */
  abstract all(at: Date): Promise<Agent[]>;
}
