import sax from 'sax';
import { ExchangeFileBroken } from '../../../../domain/exchange/exchange-errors.js';
import { textDecoderFor } from './text-decoder-for.js';
import type { XmlNode } from './xml-node.js';

/** More than any honest file has: an element within elements, and what one record may hold. */
const LIMITS = { depth: 40, nodes: 60_000, characters: 4_000_000 };
/** Its types do not know the one that keeps the entities of HTML out. */
const OPTIONS: sax.SAXOptions & { strictEntities: boolean } = { strictEntities: true, position: true };
const ROOT = 'КоммерческаяИнформация';
const PACKAGES = new Set(['Каталог', 'ИзмененияКаталога', 'ПакетПредложений', 'ИзмененияПакетаПредложений']);
/** What is a record, by the element that it stands in. */
const RECORDS: Readonly<Record<string, readonly string[]>> = {
  Товар: ['Товары'],
  Предложение: ['Предложения'],
  ТипЦены: ['ТипыЦен'],
  Склад: ['Склады'],
  Документ: [ROOT, 'Контейнер'],
  Контрагент: ['Контрагенты'],
};

export type ExchangeRecord =
  | { readonly what: 'node'; readonly node: XmlNode; /** Characters in it. */ readonly size: number }
  /** null: the file does not say whether it holds everything. */
  | { readonly what: 'package'; readonly name: string; readonly onlyChanges: boolean | null };

/**
 * The records of a CommerceML 2 file, one after the other, as its bytes come: nothing but the record at hand is held. What stands around
 * them (groups, properties) is passed over. No document type, no entities but the five of XML.
 * @throws ExchangeFileBroken when it is no such file, or ends before its end
 */
export async function* recordsOf(content: AsyncIterable<Uint8Array>): AsyncGenerator<ExchangeRecord> {
  const reading = new Reading();
  const decoder = textDecoderFor();
  for await (const bytes of content)
    for (let at = 0; at < bytes.length; at += 65_536) {
      reading.write(decoder.write(bytes.subarray(at, at + 65_536)));
      yield* reading.taken();
    }
  reading.write(decoder.end());
  reading.end();
  yield* reading.taken();
}

class Reading {
  readonly #parser = sax.parser(true, OPTIONS);
  readonly #path: string[] = [];
  readonly #open: XmlNode[] = [];
  #ready: ExchangeRecord[] = [];
  #nodes = 0;
  #characters = 0;
  #failure: ExchangeFileBroken | null = null;
  #began = false;

  constructor() {
    const parser = this.#parser;
    parser.onopentag = (tag) => this.#opens(tag.name, tag.attributes as Record<string, string>);
    parser.onclosetag = () => this.#closes();
    parser.ontext = (text) => this.#text(text);
    parser.oncdata = (text) => this.#text(text);
    parser.ondoctype = () => this.#fail('описание типа документа не принимается', 'a document type is not taken');
    parser.onerror = (error) => {
      const said = error.message.split('\n')[0] ?? '';
      this.#fail(`ошибка XML (${said})`, said);
    };
  }
  write(text: string): void {
    if (text.length > 0 && !this.#failure) this.#parser.write(text);
    if (this.#failure) throw this.#failure;
  }
  end(): void {
    if (!this.#began) this.#fail('файл пуст', 'it is empty');
    else if (this.#path.length > 0) this.#fail('файл обрывается', 'it breaks off');
    if (this.#failure) throw this.#failure;
    this.#parser.close();
    if (this.#failure) throw this.#failure as ExchangeFileBroken;
  }
  taken(): ExchangeRecord[] {
    const ready = this.#ready;
    this.#ready = [];
    return ready;
  }

  #opens(name: string, attributes: Record<string, string>): void {
    if (this.#failure) return;
    const parent = this.#path.at(-1);
    if (this.#path.push(name) > LIMITS.depth) return this.#fail('слишком глубоко вложено', 'nested too deep');
    if (parent === undefined) return this.#begins(name, attributes);
    const outer = this.#open.at(-1);
    if (!outer) {
      if (PACKAGES.has(name)) this.#ready.push({ what: 'package', name, onlyChanges: onlyChanges(name, attributes) });
      if (!RECORDS[name]?.includes(parent)) return;
      [this.#nodes, this.#characters] = [0, 0];
    }
    const node: XmlNode = { name, attributes, text: '', children: [] };
    for (const value of Object.values(attributes)) this.#characters += value.length;
    if (++this.#nodes > LIMITS.nodes) return this.#fail(`слишком большой элемент ${name}`, `too large: ${name}`);
    outer?.children.push(node);
    this.#open.push(node);
  }
  #begins(name: string, attributes: Record<string, string>): void {
    this.#began = true;
    if (name !== ROOT) return this.#fail(`это не CommerceML: корень <${name.slice(0, 50)}>`, 'it is not CommerceML');
    const version = attributes['ВерсияСхемы'];
    if (version !== undefined && !version.startsWith('2.'))
      this.#fail(`версия схемы ${version.slice(0, 20)}, а понимаем 2.x`, `version ${version.slice(0, 20)}, not 2.x`);
  }
  #closes(): void {
    if (this.#failure) return;
    this.#path.pop();
    const node = this.#open.pop();
    if (node && this.#open.length === 0) this.#ready.push({ what: 'node', node, size: this.#characters });
  }
  #text(text: string): void {
    const node = this.#open.at(-1);
    if (!node || this.#failure) return;
    this.#characters += text.length;
    if (this.#characters > LIMITS.characters) return this.#fail('слишком большой элемент', 'too large an element');
    node.text += text;
  }
  #fail(ru: string, en: string): void {
    const { line, column } = this.#parser;
    const [l, c] = [line + 1, column];
    this.#failure ??= new ExchangeFileBroken(`${ru}, строка ${l}, знак ${c}`, `${en}, line ${l}, column ${c}`);
  }
}

const onlyChanges = (name: string, attributes: Record<string, string>): boolean | null => {
  const said = attributes['СодержитТолькоИзменения']?.trim().toLowerCase();
  if (said === 'true' || said === '1' || name.startsWith('Изменения')) return true;
  return said === 'false' || said === '0' ? false : null;
};
