/** When a person was last told of a conversation by push. */
export abstract class NoticeLog {
  abstract toldAt(employeeIds: readonly string[], conversationId: string): Promise<Map<string, Date>>;
  abstract tell(employeeId: string, conversationId: string, at: Date): Promise<void>;
  /** @returns how many were forgotten */
  abstract forget(before: Date): Promise<number>;
}
