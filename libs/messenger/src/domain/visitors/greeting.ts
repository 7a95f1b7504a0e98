export type GreetingLanguage = 'ru' | 'en';
export interface GreetingFacts {
  readonly company: string;
  /** Somebody is on line. */
  readonly isOpen: boolean;
  /** 1: he is next; null: not known. */
  readonly place: number | null;
  /** Nobody is at work now. */
  readonly isShut: boolean;
  /** When somebody is at work again; null: not in sight. */
  readonly backAt: Date | null;
  /** He has said how he is reached. */
  readonly hasContacts: boolean;
  readonly now: Date;
  /** Of the site. */
  readonly zone: string;
}

const words = {
  ru: {
    hello: (company: string) => `Здравствуйте! Я Ава, помощница компании «${company}».`,
    next: 'Ваше сообщение мы получили, скоро вам ответит сотрудник.',
    place: (n: number) => `Вы ${n}-й в очереди, вам ответит первый же свободный сотрудник.`,
    pause: 'Сейчас у чата никого нет, ответим, как только вернёмся.',
    shut: (when: string | null) => `Сейчас мы не работаем, ответим ${when ?? 'в рабочее время'}.`,
    leave: 'Оставьте, пожалуйста, телефон или адрес почты, чтобы ответ вас нашёл.',
    known: 'Если вы уже уйдёте со страницы, ответим по вашим контактам.',
    days: ['сегодня', 'завтра'],
    at: (day: string, time: string) => `${day} с ${time}`,
  },
  en: {
    hello: (company: string) => `Hello! I am Ava, the assistant of ${company}.`,
    next: 'We have your message, a colleague answers soon.',
    place: (n: number) => `Your place in the queue is ${n}; whoever is free first answers you.`,
    pause: 'Nobody is at the chat now, we answer as soon as we are back.',
    shut: (when: string | null) => `We are closed now and answer ${when ?? 'in working hours'}.`,
    leave: 'Please leave a phone number or an e-mail address, so that the answer finds you.',
    known: 'If you leave the page, we answer by the contacts that you left.',
    days: ['today', 'tomorrow'],
    at: (day: string, time: string) => `${day} from ${time}`,
  },
} as const;
const dayMs = 86_400_000;

/** The one line that a visitor gets from the assistant while he waits for a person. */
export function greeting(language: GreetingLanguage, facts: GreetingFacts): string {
  const w = words[language];
  const { company, isOpen, place, isShut, hasContacts } = facts;
  const hello = w.hello(company);
  if (isOpen) return `${hello} ${place !== null && place > 1 ? w.place(place) : w.next}`;
  return [hello, isShut ? w.shut(backIn(language, facts)) : w.pause, hasContacts ? w.known : w.leave].join(' ');
}

function backIn(language: GreetingLanguage, { backAt, now, zone }: GreetingFacts): string | null {
  if (!backAt) return null;
  const [today, tomorrow] = words[language].days;
  const dayOf = (at: Date): string =>
    new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(at);
  const [nextDay, back] = [dayOf(new Date(now.getTime() + dayMs)), dayOf(backAt)];
  const date = new Intl.DateTimeFormat(language, { timeZone: zone, day: 'numeric', month: 'long' }).format(backAt);
  const time = new Intl.DateTimeFormat('ru', { timeZone: zone, hour: 'numeric', minute: '2-digit' }).format(backAt);
  const day = back === dayOf(now) ? today : back === nextDay ? tomorrow : language === 'en' ? `on ${date}` : date;
  return words[language].at(day, time);
}
