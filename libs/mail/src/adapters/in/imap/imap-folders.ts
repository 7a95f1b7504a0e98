import type { ImapFlow } from 'imapflow';
import type { FolderRole } from '../../../application/ports/collected-letter.js';
import { FolderMissing } from '../../../application/ports/mail-archive.port.js';
import type { MailboxConfig } from '../../../mail.config.js';

export interface ImapFolder {
  readonly path: string;
  readonly role: FolderRole;
}

/** The usual names, for servers that do not mark folders with special-use flags. */
const sentNames = new Set([
  'sent',
  'sent items',
  'sent messages',
  'sent mail',
  'отправленные',
  'исходящие',
  'отправленные письма',
]);

/** The inbox first. A folder that the configuration names and the server lacks is an error; `auto` finds Sent or does without. */
export async function findFolders(client: ImapFlow, config: MailboxConfig): Promise<ImapFolder[]> {
  const listed = await client.list();
  const pick = (path: string, role: FolderRole): ImapFolder => {
    const found = listed.find(
      (f) => f.path === path || (path.toUpperCase() === 'INBOX' && f.path.toUpperCase() === 'INBOX'),
    );
    if (!found || found.flags.has('\\Noselect')) throw new FolderMissing(config.name, path);
    return { path: found.path, role };
  };
  const { inbox, sent, extra } = config.folders;
  const folders = [pick(inbox, 'inbox')];
  if (sent === 'auto') {
    const found =
      listed.find((f) => f.specialUse === '\\Sent') ?? listed.find((f) => sentNames.has(f.name.toLowerCase()));
    if (found) folders.push({ path: found.path, role: 'sent' });
  } else if (sent !== false) folders.push(pick(sent, 'sent'));
  for (const path of extra) folders.push(pick(path, 'other'));
  return folders.filter((folder, at) => folders.findIndex((other) => other.path === folder.path) === at);
}
