import { chatWords } from './chat-words.js';

describe('words of a desk', () => {
  it.each(['a\0b', 'a\ud83d'])('%j is no text, neither of a message nor of oneself', (text) => {
    const message = { conversationId: '0190a000-0000-7000-8000-000000000001', clientId: 'abcdefgh' };
    expect(chatWords['chat:send'].safeParse({ ...message, text }).success).toBe(false);
    expect(chatWords['presence:say'].safeParse({ status: 'busy', text }).success).toBe(false);
    expect(chatWords['presence:say'].safeParse({ status: 'busy', text: 'на объекте 🧱' }).success).toBe(true);
  });
});
