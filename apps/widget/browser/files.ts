/** A file as a message shows it. */
export interface ShownFile {
  id: string;
  name: string;
  bytes: number;
  picture: { preview: { width: number; height: number } } | null;
}
/** A file that waits for its message. */
export interface Attachment {
  key: number;
  name: string;
  percent: number;
  file: ShownFile | null;
  /** Why it was not taken, in words. */
  problem: string | null;
}
export interface FilesDoor {
  server: string;
  language: string;
  isPartner: boolean;
  token(): string | null;
  room(): string | null;
}

/** Brings files and fetches them. The secret goes in a header, never in an address that somebody else may read. */
export class Files {
  attached: Attachment[] = [];
  private last = 0;

  constructor(
    private readonly door: FilesDoor,
    private readonly changed: () => void,
    /** When no words come: the connection broke. */
    private readonly lost: string,
  ) {}

  get isBusy(): boolean {
    return this.attached.some((a) => !a.file && !a.problem);
  }
  /** Those that can be sent. They wait no more. */
  take(): ShownFile[] {
    const ready = this.attached.flatMap((a) => a.file ?? []);
    this.attached = [];
    return ready;
  }
  drop(key: number): void {
    this.attached = this.attached.filter((a) => a.key !== key);
    this.changed();
  }
  attach(files: Iterable<File>): void {
    for (const file of files) {
      const one: Attachment = { key: ++this.last, name: file.name, percent: 0, file: null, problem: null };
      this.attached.push(one);
      this.bring(file, one);
    }
    this.changed();
  }
  /** null: it cannot be had now. */
  async fetch(path: string): Promise<Blob | null> {
    const { server, isPartner } = this.door;
    try {
      const address = `${server}/api/visitor/files/${path}${isPartner ? '?partner=true' : ''}`;
      const reply = await fetch(address, { headers: this.headers(), credentials: 'omit' });
      return reply.ok ? await reply.blob() : null;
    } catch (error) {
      void error; // no connection: the name stands there, and can be pressed again
      return null;
    }
  }

  private headers(): Record<string, string> {
    return { authorization: `Bearer ${this.door.token() ?? ''}`, 'accept-language': this.door.language };
  }
  private bring(file: File, one: Attachment): void {
    const request = new XMLHttpRequest();
    const room = this.door.room();
    const body = new FormData();
    body.append('file', file);
    request.open('POST', `${this.door.server}/api/visitor/files${room ? `?conversationId=${room}` : ''}`);
    for (const [name, value] of Object.entries(this.headers())) request.setRequestHeader(name, value);
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => {
      one.percent = total ? Math.round((99 * loaded) / total) : 0;
      this.changed();
    };
    request.onloadend = () => {
      const told = request.response as (ShownFile & { detail?: string }) | null;
      if (request.status === 201 && told) one.file = told;
      else one.problem = told?.detail ?? this.lost;
      this.changed();
    };
    request.send(body);
  }
}
