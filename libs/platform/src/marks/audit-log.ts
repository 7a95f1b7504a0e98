/** Who changed which right, exported what, looked at what. Written in the unit of work of the change. */
export abstract class AuditLog {
  abstract record(entry: { action: string; subject: string; before?: object | null; after?: object | null }): void;
}
