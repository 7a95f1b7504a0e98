import type { Provider } from '@nestjs/common';
import { SitePages } from './adapters/in/http/site-pages.js';
import { VisitorAllowance } from './adapters/in/http/visitor-allowance.js';
import * as jobs from './adapters/in/schedule/visitors.js';
import { AgentDesk } from './adapters/in/ws/agent.desk.js';
import { PartnerEars } from './adapters/in/ws/partner.ears.js';
import { VisitorDesk } from './adapters/in/ws/visitor.desk.js';
import { VisitorEars } from './adapters/in/ws/visitor.ears.js';
import { MikroChatBook } from './adapters/out/persistence/mikro-chat-book.js';
import { MikroPartnerBook } from './adapters/out/persistence/mikro-partner-book.js';
import { MikroVisitBook } from './adapters/out/persistence/mikro-visit-book.js';
import { MikroVisitorBook } from './adapters/out/persistence/mikro-visitor-book.js';
import { SharedVisitorsHere } from './adapters/out/realtime/shared-visitors-here.js';
import { SocketAgentDesks } from './adapters/out/realtime/socket-agent-desks.js';
import { SalesParties } from './adapters/out/sales/sales-parties.js';
import { NodeSeals } from './adapters/out/secrets/node-seals.js';
import { StaffAgents } from './adapters/out/team/staff-agents.js';
import { ChatChanges } from './application/visitors/chat-changes.js';
import { ChatContact } from './application/visitors/chat-contact.js';
import { ChatGreeting } from './application/visitors/chat-greeting.js';
import { ChatLadder } from './application/visitors/chat-ladder.js';
import { CustomerLine } from './application/visitors/customer-line.js';
import { LineState } from './application/visitors/line-state.js';
import { OutsideEvents } from './application/visitors/outside-events.js';
import { OutsideView } from './application/visitors/outside-view.js';
import { AgentDesks } from './application/visitors/ports/agent-desks.port.js';
import { Agents } from './application/visitors/ports/agents.port.js';
import { ChatBook } from './application/visitors/ports/chat-book.port.js';
import { Parties } from './application/visitors/ports/parties.port.js';
import { PartnerBook } from './application/visitors/ports/partner-book.port.js';
import { Seals } from './application/visitors/ports/seals.port.js';
import { VisitBook } from './application/visitors/ports/visit-book.port.js';
import { VisitorBook } from './application/visitors/ports/visitor-book.port.js';
import { VisitorsHere } from './application/visitors/ports/visitors-here.port.js';
import * as queries from './application/visitors/queries/index.js';
import * as subscribers from './application/visitors/subscribers/index.js';
import * as useCases from './application/visitors/use-cases/index.js';
import { VisitorDoor } from './application/visitors/visitor-door.js';
import { VisitorMerging } from './application/visitors/visitor-merging.js';
import { VisitorPlace } from './application/visitors/visitor-place.js';
import { VisitorRules } from './application/visitors/visitor-rules.js';
import type { MessengerConfig } from './messenger.config.js';
import { visitorRulesOf } from './visitors.config.js';
import './adapters/in/ws/agent-wire.js';
import './adapters/in/ws/visitor-wire.js';
import './visitors.messages.js';

/** Visitors of the sites and partners: joined to the module of the messenger. */
export const visitorProviders = (config: MessengerConfig): Provider[] => [
  { provide: VisitorRules, useFactory: () => visitorRulesOf(config, (name) => process.env[name]) },
  { provide: AgentDesks, useClass: SocketAgentDesks },
  { provide: Agents, useClass: StaffAgents },
  { provide: ChatBook, useClass: MikroChatBook },
  { provide: Parties, useClass: SalesParties },
  { provide: PartnerBook, useClass: MikroPartnerBook },
  { provide: Seals, useClass: NodeSeals },
  { provide: VisitBook, useClass: MikroVisitBook },
  { provide: VisitorBook, useClass: MikroVisitorBook },
  { provide: VisitorsHere, useClass: SharedVisitorsHere },
  ...[ChatChanges, ChatContact, ChatGreeting, ChatLadder, CustomerLine, LineState, OutsideEvents, OutsideView],
  ...[VisitorDoor, VisitorMerging, VisitorPlace, VisitorAllowance, SitePages],
  ...[AgentDesk, PartnerEars, VisitorEars, VisitorDesk],
  ...Object.values(jobs),
  ...Object.values(useCases),
  ...Object.values(queries),
  ...Object.values(subscribers),
];
