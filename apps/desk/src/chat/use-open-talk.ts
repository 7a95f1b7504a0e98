import { useRouter } from 'vue-router';
import { useFailure } from '../lib/use-failure.js';
import { tim } from './api.js';
import { useChat } from './use-chat.js';

/** Opens a talk, made if there is none yet: with a colleague, with Ava, about an inquiry. */
export function useOpenTalk() {
  const router = useRouter();
  const chat = useChat();
  const { attempt } = useFailure();
  const open = (ask: () => Promise<{ conversationId: string }>): Promise<boolean> =>
    attempt(async () => {
      const { conversationId } = await ask();
      if (!chat.lines.has(conversationId)) await chat.load();
      await router.push({ name: 'chat', params: { id: conversationId } });
    });
  return {
    openDirect: (employeeId: string) => open(() => tim.direct(employeeId)),
    openAva: () => open(() => tim.assistant()),
    openRoom: (inquiryId: string) => open(() => tim.roomOf(inquiryId)),
  };
}
