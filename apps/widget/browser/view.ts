import { dress, el, icon, linked } from './dom.ts';
import type { ShownFile } from './files.ts';
import type { Message, Talk } from './talk.ts';
import type { Words } from './words.ts';

/** The picture of a talk, in a shadow of its own: neither the page's styles nor its scripts' names are touched. */
export class View {
  private readonly host = el('div', { 'data-prorab': '' });
  private readonly badge = el('span', { class: 'n', hidden: true, 'aria-hidden': 'true' });
  private readonly launcher: HTMLButtonElement;
  private readonly invitation = el('div', { class: 'i', hidden: true });
  private readonly dialog: HTMLElement;
  private readonly heading = el('h2', { id: 'h' });
  private readonly status = el('div', { class: 's', role: 'status' });
  private readonly rooms = el('nav', { class: 'o' });
  private readonly list: HTMLDivElement;
  private readonly typist = el('div', { class: 'y', 'aria-live': 'polite' });
  private readonly contacts = el('div', { class: 'c', hidden: true });
  private readonly fields: Record<'name' | 'phone' | 'email', HTMLInputElement>;
  private readonly attached = el('div', { class: 'b' });
  private readonly picker = el('input', { type: 'file', multiple: true, hidden: true, tabindex: '-1' });
  private readonly problem = el('div', { class: 'r', role: 'alert' });
  private readonly text: HTMLTextAreaElement;
  private readonly announced = el('div', { class: 'v', 'aria-live': 'polite' });
  private readonly root: HTMLElement;
  private readonly drawn = new Map<string, { of: string; node: HTMLElement }>();
  private attachedState = '';
  private typedAt = 0;
  private typistTimer = 0;
  isOpen = false;

  constructor(
    private readonly talk: () => Talk,
    private readonly words: Words,
    private readonly isFull: boolean,
    theme: string | null,
  ) {
    const w = words;
    if (theme) this.host.setAttribute('theme', theme);
    const shadow = this.host.attachShadow({ mode: 'open' });
    dress(shadow);
    this.launcher = el(
      'button',
      { class: 'l', type: 'button', 'aria-haspopup': 'dialog', click: () => this.open() },
      icon(),
    );
    this.launcher.append(this.badge);
    this.list = el('div', { class: 'g', role: 'log', 'aria-label': w.log, tabindex: '0' });
    this.text = el('textarea', {
      rows: '1',
      maxlength: '20000',
      placeholder: w.placeholder,
      'aria-label': w.placeholder,
    });
    this.text.addEventListener('input', () => this.typed());
    this.text.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.submit();
    });
    this.text.addEventListener('paste', ({ clipboardData }) => this.attach(clipboardData?.files));
    this.picker.addEventListener('change', () => {
      this.attach(this.picker.files);
      this.picker.value = '';
    });
    const clip = { class: 'q', type: 'button', 'aria-label': w.attach, title: w.attach };
    const field = (type: string, complete: string): HTMLInputElement =>
      el('input', { type, autocomplete: complete, maxlength: '300' });
    this.fields = { name: field('text', 'name'), phone: field('tel', 'tel'), email: field('email', 'email') };
    for (const key of ['name', 'phone', 'email'] as const)
      this.contacts.append(el('label', {}, w[key], this.fields[key]));
    const form = el(
      'form',
      { novalidate: true, submit: (event) => (event.preventDefault(), this.submit()) },
      ...[this.contacts, this.attached, this.problem, this.picker],
      el(
        'div',
        { class: 'k' },
        el('button', { ...clip, click: () => this.picker.click() }, '📎'),
        this.text,
        el('button', { type: 'submit' }, w.send),
      ),
    );
    const close = el('button', { class: 'x', type: 'button', 'aria-label': w.close, click: () => this.close() }, '×');
    const head = el('div', { class: 'h' }, this.heading, close);
    close.hidden = isFull;
    this.dialog = el(
      'div',
      { class: 'd', role: isFull ? 'main' : 'dialog', 'aria-labelledby': 'h', hidden: true },
      ...[head, this.status, this.rooms, this.list, this.typist, form],
    );
    this.dialog.addEventListener('keydown', (event) => {
      // The page must not take for its own what is typed here.
      event.stopPropagation();
      if (event.key === 'Escape' && !isFull) this.close();
    });
    this.root = el('div', { class: 'w' }, this.invitation, this.launcher, this.dialog, this.announced);
    shadow.append(this.root);
    document.body.append(this.host);
    this.text.value = talk().draft;
    this.draw();
    if (isFull) this.open();
  }

  open(): void {
    this.isOpen = true;
    this.invitation.hidden = true;
    this.root.className = this.isFull ? 'w full' : 'w p';
    this.dialog.hidden = false;
    this.launcher.hidden = true;
    this.draw();
    this.list.scrollTop = this.list.scrollHeight;
    this.text.focus();
    this.talk().read();
  }
  close(): void {
    this.isOpen = false;
    this.root.className = 'w';
    this.dialog.hidden = true;
    this.launcher.hidden = false;
    this.draw();
    this.launcher.focus();
  }
  invite(text: string): void {
    if (this.isOpen) return;
    const away = el('button', { class: 'x', type: 'button', 'aria-label': this.words.close }, '×');
    away.addEventListener('click', () => (this.invitation.hidden = true));
    this.invitation.replaceChildren(el('button', { type: 'button', click: () => this.open() }, text), away);
    this.invitation.hidden = false;
    this.announced.textContent = text;
  }
  typing(name: string | null): void {
    this.typist.textContent = this.words.typing(name ?? this.words.agent);
    clearTimeout(this.typistTimer);
    this.typistTimer = setTimeout(() => (this.typist.textContent = ''), 4_000);
  }
  /** Another draft may belong to another person. */
  restart(): void {
    this.text.value = this.talk().draft;
    this.problem.textContent = '';
    for (const field of Object.values(this.fields)) field.value = '';
  }

  draw(): void {
    const { talk, words: w } = { talk: this.talk(), words: this.words };
    this.heading.textContent =
      talk.rooms.find((r) => r.conversationId === talk.room)?.title ?? (talk.company || w.title);
    const { unread } = talk;
    this.badge.hidden = unread === 0;
    this.badge.textContent = String(unread);
    this.launcher.setAttribute('aria-label', unread ? `${w.open}. ${w.unread(unread)}` : w.open);
    const status = this.statusLine();
    if (this.status.textContent !== status) this.status.textContent = status;
    this.status.hidden = status === '';
    this.contacts.hidden = !this.wantsContacts();
    this.rooms.hidden = talk.rooms.length < 2;
    this.rooms.setAttribute('aria-label', w.rooms);
    this.rooms.replaceChildren(
      ...talk.rooms.map((r) =>
        el(
          'button',
          {
            type: 'button',
            'aria-current': String(r.conversationId === talk.room),
            click: () => talk.enter(r.conversationId),
          },
          r.title ?? '…',
        ),
      ),
    );
    this.drawAttached();
    if (!this.dialog.hidden) this.drawList();
  }

  private statusLine(): string {
    const { talk, words: w } = { talk: this.talk(), words: this.words };
    if (talk.refused) return w.refused;
    if (!talk.isConnected) return w.offline;
    if (this.isFull) return '';
    if (talk.chat?.state === 'active') return '';
    if (talk.online === false) return this.wantsContacts() ? w.away : w.later;
    if (talk.chat?.state === 'waiting') return w.waiting(talk.chat.place ?? 1, talk.chat.waitSeconds);
    return talk.messages.size ? '' : w.hello;
  }
  private wantsContacts(): boolean {
    const { online, chat, me } = this.talk();
    return !this.isFull && online === false && chat?.state !== 'active' && !me.phone && !me.email;
  }
  private drawList(): void {
    const talk = this.talk();
    const atEnd = this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight < 60;
    const nodes: HTMLElement[] = [];
    if (talk.from > 1) {
      const more = el('button', { class: 'e', type: 'button', click: () => void talk.earlier() }, this.words.earlier);
      nodes.push(el('div', { class: 'f' }, more));
    }
    const keys = new Set<string>();
    const put = (key: string, of: string, make: () => HTMLElement): void => {
      keys.add(key);
      const known = this.drawn.get(key);
      const node = known?.of === of ? known.node : make();
      this.drawn.set(key, { of, node });
      nodes.push(node);
    };
    for (const m of talk.list) {
      const seen = talk.isMine(m) && m.seq <= talk.seenSeq;
      put(m.id, `${m.change} ${seen}`, () => this.line(m, seen));
    }
    for (const t of talk.outbox) {
      const text = [t.text, ...(t.files ?? []).map((f) => `📎 ${f.name}`)].filter(Boolean).join('\n');
      put(t.clientId, String(t.failed), () => this.pending(text, Boolean(t.failed)));
    }
    for (const key of this.drawn.keys()) if (!keys.has(key)) this.drawn.delete(key);
    // Only what is new is put in, so that a reader of the screen says only that.
    nodes.forEach((node, i) => {
      if (this.list.children[i] !== node) this.list.insertBefore(node, this.list.children[i] ?? null);
    });
    while (this.list.children.length > nodes.length) this.list.lastChild?.remove();
    if (atEnd) this.list.scrollTop = this.list.scrollHeight;
    if (this.isOpen && document.visibilityState === 'visible') talk.read();
  }
  private line(m: Message, seen: boolean): HTMLElement {
    const w = this.words;
    if (m.fact) return el('div', { class: 'f' }, this.fact(m.fact));
    const mine = this.talk().isMine(m);
    const time = new Date(m.at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
    const who = mine ? w.you : (m.name ?? (m.from === 'agent' ? w.agent : ''));
    const body = m.deletedAt ? [w.deleted] : linked(m.text);
    const small = el('small', {}, `${mine ? '' : `${who} · `}${time}${seen ? ` · ${w.read}` : ''}`);
    const said = body.length && body[0] !== '' ? [el('span', { class: 't', dir: 'auto' }, ...body)] : [];
    const files = m.deletedAt ? [] : m.files.map((f) => this.file(f));
    return el('div', { class: mine ? 'me' : '' }, ...said, ...files, small);
  }
  /** A picture is painted: no policy of the page forbids that, and its address stays ours. */
  private file(file: ShownFile): HTMLElement {
    const { id, name, picture } = file;
    const save = el('button', { class: 't', type: 'button', 'aria-label': this.words.save(name) }, `📎 ${name}`);
    save.addEventListener('click', () => void this.save(file));
    if (!picture) return save;
    const { width, height } = picture.preview;
    const canvas = el('canvas', { role: 'img', 'aria-label': name, width: String(width), height: String(height) });
    const show = async (): Promise<void> => {
      const blob = await this.talk().files.fetch(`${id}/preview`);
      if (!blob) return;
      canvas.getContext('2d')?.drawImage(await createImageBitmap(blob), 0, 0, width, height);
      save.replaceChildren(canvas);
      save.className = 'm';
    };
    // What cannot be painted keeps its name.
    show().catch(() => undefined);
    return save;
  }
  private async save({ id, name }: ShownFile): Promise<void> {
    const blob = await this.talk().files.fetch(id);
    if (!blob) return void (this.problem.textContent = this.words.offline);
    const href = URL.createObjectURL(blob);
    el('a', { href, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(href), 60_000);
  }
  private attach(files: Iterable<File> | null | undefined): void {
    this.problem.textContent = '';
    if (files) this.talk().files.attach(files);
  }
  private drawAttached(): void {
    const { files } = this.talk();
    // Drawn anew, a refusal would be read out anew.
    const state = JSON.stringify(files.attached);
    if (state === this.attachedState) return;
    this.attachedState = state;
    this.attached.replaceChildren(
      ...files.attached.map(({ key, name, percent, file, problem }) =>
        el(
          'div',
          problem ? { class: 'r', role: 'alert' } : {},
          el('span', {}, problem ?? `📎 ${name}${file ? '' : ` ${percent}%`}`),
          el(
            'button',
            { class: 'x', type: 'button', 'aria-label': this.words.detach(name), click: () => files.drop(key) },
            '×',
          ),
        ),
      ),
    );
  }
  private pending(text: string, failed: boolean): HTMLElement {
    const state = el('small', {}, failed ? this.words.failed : this.words.sending);
    return el('div', { class: failed ? 'me bad' : 'me' }, el('span', { class: 't', dir: 'auto' }, text), state);
  }
  private fact({ code, name }: NonNullable<Message['fact']>): string {
    const w = this.words;
    if (code.endsWith('chat-taken')) return w.taken(name ?? w.agent);
    return code.endsWith('agent-gone') ? w.gone : w.ended;
  }
  private typed(): void {
    const talk = this.talk();
    talk.draft = this.text.value;
    this.text.style.height = 'auto';
    this.text.style.height = `${Math.min(140, this.text.scrollHeight + 2)}px`;
    const now = Date.now();
    if (now - this.typedAt < 2_000) return;
    this.typedAt = now;
    talk.typing(this.text.value);
  }
  private submit(): void {
    const text = this.text.value.trim();
    const { files } = this.talk();
    if (files.isBusy) return void (this.problem.textContent = this.words.uploading);
    if (!text && !files.attached.some((a) => a.file)) return this.text.focus();
    const { name, phone, email } = this.fields;
    const form = { name: name.value.trim(), phone: phone.value.trim(), email: email.value.trim() };
    const wants = this.wantsContacts();
    if (wants && !form.phone && !form.email) {
      this.problem.textContent = this.words.needContact;
      return phone.focus();
    }
    this.problem.textContent = '';
    this.talk().say(text, wants ? form : undefined);
    this.text.value = '';
    this.text.style.height = 'auto';
    this.list.scrollTop = this.list.scrollHeight;
    this.text.focus();
  }
}
