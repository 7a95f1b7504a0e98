import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import * as controllers from './adapters/in/http/index.js';
import { ChatDesk } from './adapters/in/ws/chat.desk.js';
import { PresenceDesk } from './adapters/in/ws/presence.desk.js';
import { MikroConversationBook } from './adapters/out/persistence/mikro-conversation-book.js';
import { MikroMessageBook } from './adapters/out/persistence/mikro-message-book.js';
import { MikroPresenceBook } from './adapters/out/persistence/mikro-presence-book.js';
import { SharedOpenDesks } from './adapters/out/realtime/shared-open-desks.js';
import { SocketFanOut } from './adapters/out/realtime/socket-fan-out.js';
import { SalesInquiries } from './adapters/out/sales/sales-inquiries.js';
import { StaffColleagues } from './adapters/out/team/staff-colleagues.js';
import { AssistantEar } from './application/assistant-ear.js';
import { ConversationChanges } from './application/conversation-changes.js';
import { ConversationOpening } from './application/conversation-opening.js';
import { Colleagues } from './application/ports/colleagues.port.js';
import { ConversationBook } from './application/ports/conversation-book.port.js';
import { FanOut } from './application/ports/fan-out.port.js';
import { Inquiries } from './application/ports/inquiries.port.js';
import { MessageBook } from './application/ports/message-book.port.js';
import { OpenDesks } from './application/ports/open-desks.port.js';
import { PresenceBook } from './application/ports/presence-book.port.js';
import * as queries from './application/queries/index.js';
import * as subscribers from './application/subscribers/index.js';
import * as useCases from './application/use-cases/index.js';
import type { MessengerConfig } from './messenger.config.js';
import './messenger.messages.js';
import './messenger.rights.js';
import { visitorProviders } from './visitors.module-part.js';

const ports: Provider[] = [
  { provide: Colleagues, useClass: StaffColleagues },
  { provide: ConversationBook, useClass: MikroConversationBook },
  { provide: FanOut, useClass: SocketFanOut },
  { provide: Inquiries, useClass: SalesInquiries },
  { provide: MessageBook, useClass: MikroMessageBook },
  { provide: OpenDesks, useClass: SharedOpenDesks },
  { provide: PresenceBook, useClass: MikroPresenceBook },
];
/** Tim. Wants `Staff` of the team, the directories of sales and the platform from the application. */
@Module({})
export class MessengerModule {
  static forRoot(config: MessengerConfig): DynamicModule {
    return {
      module: MessengerModule,
      global: true,
      controllers: Object.values(controllers),
      providers: [
        ...ports,
        ...[AssistantEar, ConversationChanges, ConversationOpening],
        ...[ChatDesk, PresenceDesk],
        ...Object.values(useCases),
        ...Object.values(queries),
        ...Object.values(subscribers),
        ...visitorProviders(config),
      ],
    };
  }
}
