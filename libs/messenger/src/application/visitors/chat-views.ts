export const chatViews = ['queue', 'mine', 'open', 'all', 'stuck'] as const;
/** queue: waiting; mine: mine and open; open: not closed; stuck: open, and silent too long or in a closed conversation. */
export type ChatsView = (typeof chatViews)[number];
