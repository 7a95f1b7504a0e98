export type LetterKind = 'person' | 'form' | 'auto-reply' | 'list' | 'bounce' | 'robot' | 'calendar' | 'spam';

/** All given conditions must hold. Patterns are JavaScript regular expressions, case and alphabet aware (`iu`). */
export interface RuleConditions {
  /** header name → pattern for its value; `*` at the end of the name stands for any ending. */
  readonly header?: Readonly<Record<string, string>>;
  readonly from?: string;
  readonly subject?: string;
  readonly text?: string;
  readonly nullReturnPath?: true;
  readonly hasBounce?: true;
  readonly hasInvite?: true;
  /** At least so many labelled form fields, one of them a working telephone or address. */
  readonly formFields?: number;
  /** `own`: an address of the company; `other`: anybody else. */
  readonly sender?: 'own' | 'other';
}

export interface ClassificationRule {
  /** Stable, shown to people and used in configuration to switch a rule off. */
  readonly name: string;
  readonly kind: Exclude<LetterKind, 'person'>;
  readonly when: RuleConditions;
  /** Why, in the words of the staff. */
  readonly because: string;
}

const ROBOT_ADDRESS =
  '^(?:no[-._]?reply|do[-._]?not[-._]?reply|noreply[-+.].*|ne[-._]?otvechai|robot|mailer|notify|notifications?|info-?robot|bot|alerts?|daemon|postmaster|mailer-daemon|bounces?|.*[-._]noreply)(?:[+.][^@]*)?@';

/** First matching rule decides; the order is the order of certainty. Replaceable and extendable by configuration. */
export const CLASSIFICATION_RULES: readonly ClassificationRule[] = [
  {
    name: 'delivery-report',
    kind: 'bounce',
    when: { hasBounce: true },
    because: 'отчёт о доставке нашего письма (RFC 3464 или старый вид)',
  },
  {
    name: 'mailer-daemon',
    kind: 'bounce',
    when: { from: '^(?:mailer-daemon|postmaster)@', nullReturnPath: true },
    because: 'пишет почтовый сервер, обратного пути нет',
  },

  {
    name: 'site-form-tilda',
    kind: 'form',
    when: { formFields: 2, from: 'tilda(?:cdn)?\\.|@tilda' },
    because: 'заявка с сайта на Tilda',
  },
  {
    name: 'site-form-script',
    kind: 'form',
    when: { formFields: 2, header: { 'x-mailer': 'phpmailer|wordpress|bitrix|php/|joomla|opencart' } },
    because: 'заявка, отправленная скриптом сайта',
  },
  {
    name: 'site-form-php',
    kind: 'form',
    when: { formFields: 2, header: { 'x-php-*': '.' } },
    because: 'заявка, отправленная скриптом сайта',
  },
  {
    name: 'site-form-own',
    kind: 'form',
    when: { formFields: 2, sender: 'own' },
    because: 'заявка с нашего сайта: отправитель свой, внутри поля формы',
  },
  {
    name: 'site-form-robot',
    kind: 'form',
    when: {
      formFields: 2,
      from:
        ROBOT_ADDRESS + '|^(?:wordpress|www-data|apache|site|sale|shop|order|orders|zakaz|lead|leads|form|forms|web)@',
    },
    because: 'заявка от имени робота: внутри поля формы',
  },
  {
    name: 'site-form-subject',
    kind: 'form',
    when: {
      formFields: 3,
      subject: 'заявк|заказ|форм[аеыу]|обратн(?:ый|ого) звон|с сайта|callback|new (?:order|lead)|обращени',
    },
    because: 'тема и поля формы',
  },

  {
    name: 'spam-flag',
    kind: 'spam',
    when: { header: { 'x-spam-flag': '^\\s*yes' } },
    because: 'почтовый фильтр пометил как спам (X-Spam-Flag)',
  },
  {
    name: 'spam-status',
    kind: 'spam',
    when: { header: { 'x-spam-status': '^\\s*yes' } },
    because: 'почтовый фильтр пометил как спам (X-Spam-Status)',
  },
  {
    name: 'spam-yandex',
    kind: 'spam',
    when: { header: { 'x-yandex-spam': '^\\s*[24]' } },
    because: 'Яндекс пометил как спам',
  },
  {
    name: 'spam-other',
    kind: 'spam',
    when: { header: { 'x-spam': '^\\s*(?:yes|true|1)\\s*$' } },
    because: 'почтовый фильтр пометил как спам (X-Spam)',
  },

  { name: 'calendar', kind: 'calendar', when: { hasInvite: true }, because: 'приглашение или ответ календаря' },

  {
    name: 'auto-submitted',
    kind: 'auto-reply',
    when: { header: { 'auto-submitted': '^\\s*auto-replied' } },
    because: 'автоответ (RFC 3834, Auto-Submitted)',
  },
  {
    name: 'x-autoreply',
    kind: 'auto-reply',
    when: { header: { 'x-autoreply': '^\\s*(?!no)' } },
    because: 'автоответ (X-Autoreply)',
  },
  {
    name: 'x-auto-reply',
    kind: 'auto-reply',
    when: { header: { 'x-auto-reply': '^\\s*(?!no)' } },
    because: 'автоответ (X-Auto-Reply)',
  },
  {
    name: 'x-autorespond',
    kind: 'auto-reply',
    when: { header: { 'x-autorespond': '.' } },
    because: 'автоответ (X-Autorespond)',
  },
  {
    name: 'precedence-auto',
    kind: 'auto-reply',
    when: { header: { precedence: '^\\s*auto[-_]?reply' } },
    because: 'автоответ (Precedence)',
  },
  {
    name: 'auto-reply-subject',
    kind: 'auto-reply',
    when: {
      subject:
        '^(?:авто(?:матический )?ответ|автоответ|automatic reply|out of office|autoreply|auto:|нет на месте|в отпуске)',
      sender: 'other',
    },
    because: 'тема автоответа',
  },
  {
    name: 'auto-reply-null-path',
    kind: 'auto-reply',
    when: { nullReturnPath: true, subject: '^(?:re|отв|ha|на)\\s*[:(\\[]' },
    because: 'ответ без обратного пути: отвечает программа',
  },

  { name: 'list-id', kind: 'list', when: { header: { 'list-id': '.' } }, because: 'рассылка (List-Id)' },
  {
    name: 'list-unsubscribe',
    kind: 'list',
    when: { header: { 'list-unsubscribe': '.' } },
    because: 'рассылка (List-Unsubscribe)',
  },
  {
    name: 'precedence-bulk',
    kind: 'list',
    when: { header: { precedence: '^\\s*(?:bulk|list|junk)' } },
    because: 'массовое письмо (Precedence)',
  },
  {
    name: 'feedback-id',
    kind: 'list',
    when: { header: { 'feedback-id': '.' } },
    because: 'массовая отправка (Feedback-ID)',
  },

  {
    name: 'read-receipt',
    kind: 'robot',
    when: { header: { 'content-type': 'report-type="?disposition-notification' } },
    because: 'уведомление о прочтении',
  },
  {
    name: 'auto-generated',
    kind: 'robot',
    when: { header: { 'auto-submitted': '^\\s*(?!no\\b).' } },
    because: 'отправлено программой (Auto-Submitted)',
  },
  { name: 'no-reply-address', kind: 'robot', when: { from: ROBOT_ADDRESS }, because: 'адрес робота: отвечать некому' },
  {
    name: 'null-return-path',
    kind: 'robot',
    when: { nullReturnPath: true },
    because: 'обратного пути нет (Return-Path: <>)',
  },
  {
    name: 'loop-header',
    kind: 'robot',
    when: { header: { 'x-loop': '.' } },
    because: 'письмо уже ходило по кругу (X-Loop)',
  },
  {
    name: 'own-automatic',
    kind: 'robot',
    when: { header: { 'x-prorab-automatic': '.' } },
    because: 'наш собственный автоматический ответ',
  },
];
