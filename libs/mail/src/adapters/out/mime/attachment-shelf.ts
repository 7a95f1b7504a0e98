import { mkdirSync, openSync, closeSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { fileTypeFromBuffer, fileTypeFromFile } from 'file-type';
import libmime from 'libmime';
import type { LetterLimits, LetterWarning, ParsedAttachment } from '../../../application/ports/letter-parser.port.js';
import { INVISIBLE, safeAttachmentName } from '../../../domain/attachment-name.js';
import { decodeLatin1 } from './charset.js';
import { FileSink, NULL_SINK, type PartSink } from './part-sinks.js';

export interface Declared {
  readonly name: string | null;
  readonly type: string;
  readonly contentId: string | null;
  readonly inline: boolean;
  readonly origin: ParsedAttachment['origin'];
}

export interface Shelved {
  readonly declared: Declared;
  readonly sink: FileSink;
  dropped: boolean;
}

const EXECUTABLE = /\.(?:exe|scr|com|bat|cmd|pif|js|jse|vbs|vbe|wsf|hta|msi|lnk|ps1|jar|cpl|reg)$/i;
const HEAD = 4_100;

/** Temporary files of one letter, in a folder that is made only when there is something to keep. */
export class AttachmentShelf {
  #folder: string | null = null;
  readonly #items: Shelved[] = [];

  constructor(
    private readonly root: string,
    private readonly prefix: string,
    private readonly limits: LetterLimits,
    private readonly warn: (warning: LetterWarning) => void,
  ) {}

  get folder(): string | null {
    return this.#folder;
  }

  open(declared: Declared): { sink: PartSink; item: Shelved | null } {
    if (this.#items.length >= this.limits.maxAttachments) {
      this.warn('too-many-attachments');
      return { sink: NULL_SINK, item: null };
    }
    if (!this.#folder) {
      mkdirSync(this.root, { recursive: true });
      this.#folder = this.root;
    }
    const sink = new FileSink(join(this.#folder, `${this.prefix}${this.#items.length + 1}`));
    const item: Shelved = { declared, sink, dropped: false };
    this.#items.push(item);
    return { sink, item };
  }

  /** Names made safe and unique, types looked at. */
  async list(): Promise<ParsedAttachment[]> {
    const taken = new Set<string>();
    const kept = this.#items.filter((item) => !item.dropped);
    for (const { sink } of kept) sink.close();
    return Promise.all(
      kept.map(async ({ declared, sink }, i) => {
        const detected = await detect(sink.path, sink.size);
        const said = decodeLatin1(declared.name ?? '');
        if (said.search(INVISIBLE) >= 0) this.warn('hidden-characters');
        const extension = detected?.ext ?? libmime.detectExtension(declared.type) ?? 'bin';
        const name = unique(
          safeAttachmentName(said, `${declared.inline ? 'image' : 'attachment'}-${i + 1}.${extension}`),
          taken,
        );
        if (EXECUTABLE.test(name) || /x-msdownload|x-dosexec|x-elf|x-mach/.test(detected?.mime ?? ''))
          this.warn('executable-attachment');
        if (detected && mismatch(declared.type, detected.mime)) this.warn('type-mismatch');
        const { type: declaredType, contentId, inline, origin } = declared;
        return {
          name,
          declaredType,
          detectedType: detected?.mime ?? null,
          size: sink.size,
          sha256: sink.sha256,
          contentId,
          inline,
          path: sink.path,
          origin,
        };
      }),
    );
  }

  close(): void {
    for (const { sink } of this.#items) sink.close();
  }
}

async function detect(path: string, size: number): Promise<{ ext: string; mime: string } | undefined> {
  if (size === 0) return undefined;
  try {
    const head = Buffer.alloc(Math.min(HEAD, size));
    const fd = openSync(path, 'r');
    try {
      readSync(fd, head, 0, head.length, 0);
    } finally {
      closeSync(fd);
    }
    const found = await fileTypeFromBuffer(head);
    // Office files are zips: telling a .docx from a .zip takes a look further in.
    return found && /zip|x-cfb/.test(found.mime) ? ((await fileTypeFromFile(path)) ?? found) : found;
  } catch {
    return undefined;
  }
}

/** A picture that is a program is worth a warning; octet-stream and kin say nothing, so they cannot lie. */
const mismatch = (declared: string, detected: string): boolean => {
  const family = (type: string): string => type.split('/')[0] ?? '';
  return /^(?:image|audio|video)\//.test(declared) && family(detected) !== family(declared);
};

function unique(name: string, taken: Set<string>): string {
  let candidate = name;
  const dot = name.lastIndexOf('.');
  const [stem, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  for (let n = 2; taken.has(candidate.toLowerCase()); n++) candidate = `${stem} (${n})${extension}`;
  taken.add(candidate.toLowerCase());
  return candidate;
}
