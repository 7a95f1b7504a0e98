/** Events of the wire for those who talk to visitors; their payloads are in docs/realtime.md. */
export type AgentEvent = 'chat:queue' | 'chat:alarm' | 'chat:visitor';

/** Desks of those who hold `messenger.customer-chat.use`, over all instances. Nothing is kept and nothing is sure. Called after the commit. */
export abstract class AgentDesks {
  abstract toAgents(event: AgentEvent, payload: object): void;
  abstract toHeads(event: AgentEvent, payload: object): void;
  abstract toAgent(employeeId: string, event: AgentEvent, payload: object): void;
}
