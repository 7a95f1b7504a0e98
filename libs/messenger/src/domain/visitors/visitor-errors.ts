import { DomainError } from '@prorab/kernel';

export class SiteMissing extends DomainError {
  constructor() {
    super('missing', 'messenger.site-missing', 'the configuration knows no such site', {});
  }
}
export class OriginRefused extends DomainError {
  constructor() {
    super('forbidden', 'messenger.origin-refused', 'the widget does not stand on a page of this site', {});
  }
}
export class IdentityInvalid extends DomainError {
  constructor() {
    super('forbidden', 'messenger.identity-invalid', 'the site has not signed who this is', {});
  }
}
/** Also of a token that was good once. */
export class VisitorUnknown extends DomainError {
  constructor() {
    super('forbidden', 'messenger.visitor-unknown', 'the token is not known', {});
  }
}
export class ChatMissing extends DomainError {
  constructor(chatId: string) {
    super('missing', 'messenger.chat-missing', 'there is no such chat', { chatId });
  }
}
export class ChatClosed extends DomainError {
  constructor(chatId: string) {
    super('conflict', 'messenger.chat-closed', 'the chat is closed', { chatId });
  }
}
export class AgentUnknown extends DomainError {
  constructor() {
    super('invalid', 'messenger.agent-unknown', 'this person does not talk to visitors', {});
  }
}
export class DepartmentUnknown extends DomainError {
  constructor() {
    super('invalid', 'messenger.department-unknown', 'the configuration knows no such department', {});
  }
}
export class TransferNotToOne extends DomainError {
  constructor() {
    super('invalid', 'messenger.transfer-not-to-one', 'a chat goes to a colleague or to a department, not to both', {});
  }
}
export class PartnerMissing extends DomainError {
  constructor(partnerId: string) {
    super('missing', 'messenger.partner-missing', 'there is no such partner', { partnerId });
  }
}
export class ContactNeeded extends DomainError {
  constructor() {
    super('invalid', 'messenger.contact-needed', 'an e-mail address or a phone number is needed for the answer', {});
  }
}
