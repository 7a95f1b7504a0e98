import { DomainError } from '@prorab/kernel';

/** Also for one that is there and that the asker may not know of: whether it exists is nobody's business. */
export class ConversationMissing extends DomainError {
  constructor(conversationId: string) {
    super('missing', 'messenger.conversation-missing', 'there is no such conversation', { conversationId });
  }
}
export class MessageMissing extends DomainError {
  constructor(messageId: string) {
    super('missing', 'messenger.message-missing', 'there is no such message', { messageId });
  }
}
export class MessageEmpty extends DomainError {
  constructor() {
    super('invalid', 'messenger.message-empty', 'a message needs a text or a file', {});
  }
}
export class TextTooLong extends DomainError {
  constructor(length: number, limit: number) {
    super('invalid', 'messenger.text-too-long', `a message holds ${limit} characters, this one has ${length}`, {
      length,
      limit,
    });
  }
}
export class TitleInvalid extends DomainError {
  constructor(limit: number) {
    super('invalid', 'messenger.title-invalid', `a title has 1 to ${limit} characters`, { limit });
  }
}
export class TooMany extends DomainError {
  constructor(what: 'mentions' | 'files' | 'reactions' | 'members' | 'pins', limit: number) {
    super('invalid', 'messenger.too-many', `at most ${limit} ${what}`, { what, limit });
  }
}
export class ReactionInvalid extends DomainError {
  constructor() {
    super('invalid', 'messenger.reaction-invalid', 'a reaction is one sign', {});
  }
}
export class NotYours extends DomainError {
  constructor() {
    super('forbidden', 'messenger.not-yours', 'only its author can do this', {});
  }
}
export class MessageGone extends DomainError {
  constructor() {
    super('conflict', 'messenger.message-deleted', 'the message was deleted', {});
  }
}
export class FixedMembers extends DomainError {
  constructor() {
    super('conflict', 'messenger.members-fixed', 'who takes part in this conversation cannot be changed', {});
  }
}
export class ConversationClosed extends DomainError {
  constructor() {
    super('conflict', 'messenger.conversation-closed', 'the conversation is closed', {});
  }
}
/** The same client message id with another text: the client has a defect, and the first message stands. */
export class ClientIdReused extends DomainError {
  constructor() {
    super('conflict', 'messenger.client-id-reused', 'this client message id was used for another message', {});
  }
}
export class ReplyElsewhere extends DomainError {
  constructor() {
    super('invalid', 'messenger.reply-elsewhere', 'the message that is answered is not in this conversation', {});
  }
}
export class MemberUnknown extends DomainError {
  constructor() {
    super('invalid', 'messenger.member-unknown', 'there is no such employee at work here', {});
  }
}
/** What the assistant said is still on its way here. */
export class SpeechUnknown extends DomainError {
  constructor(key: string) {
    super('unavailable', 'messenger.speech-unknown', 'what the assistant said has not come here yet', { key });
  }
}
export class ButtonMissing extends DomainError {
  constructor() {
    super('missing', 'messenger.button-missing', 'there is no such button under the message any more', {});
  }
}
