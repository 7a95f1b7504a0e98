import { type Texts, defineMessages, defineWords } from '@prorab/platform/marks';
import type { BankFileFault } from './domain/bank/bank-errors.js';
import type { LedgerSilence } from './application/ports/ledger/ledger-errors.js';
import { type Need, guardedMoves } from './domain/inquiry/pipeline.js';
import type { MergeConflict, MergeUndoBlocker } from './domain/party/merge.js';

export const salesMessages = defineMessages({
  'sales.inquiry-missing': { ru: 'Такого обращения нет.', en: 'There is no such inquiry.' },
  'sales.inquiry-number-unknown': { ru: 'Обращения № {number} нет.', en: 'There is no inquiry {number}.' },
  'sales.inquiry-move-refused': {
    ru: 'Обращение № {number} сейчас в таком состоянии, что это действие невозможно.',
    en: 'Inquiry {number} is {status}; this action is not possible now.',
  },
  'sales.inquiry-changed': {
    ru: 'Обращение № {number} тем временем изменили. Посмотрите его ещё раз.',
    en: 'Inquiry {number} was changed meanwhile. Look at it again.',
  },
  'sales.inquiry-taken': {
    ru: 'Обращение № {number} уже взял другой сотрудник.',
    en: 'Inquiry {number} is somebody else’s already.',
  },
  'sales.inquiry-has-no-owner': {
    ru: 'У обращения № {number} ещё нет ответственного. Сначала возьмите его.',
    en: 'Inquiry {number} has no owner yet. Take it first.',
  },
  'sales.loss-reason-unknown': {
    ru: 'Укажите причину отказа из списка: {known}.',
    en: 'Give a reason for the loss from the list: {known}.',
  },
  'sales.inquiry-linked-to-itself': {
    ru: 'Обращение № {number} нельзя присоединить к нему самому.',
    en: 'Inquiry {number} cannot be linked to itself.',
  },
  'sales.contact-unknown': { ru: 'Это сообщение клиента ещё не поступило.', en: 'This contact has not come yet.' },
  'sales.party-missing': { ru: 'Такого клиента нет.', en: 'There is no such customer.' },
  'sales.party-changed': {
    ru: 'Карточку клиента тем временем изменили. Посмотрите её ещё раз.',
    en: 'The customer was changed meanwhile. Look again.',
  },
  'sales.contact-point-taken': {
    ru: 'Контакт {value} уже записан за другим клиентом.',
    en: '{value} belongs to another customer already.',
  },
  'sales.contact-point-invalid': { ru: 'Не похоже на правильный контакт: {value}.', en: '{value} is no valid {kind}.' },
  'sales.contact-point-unknown': { ru: 'У клиента нет контакта {value}.', en: 'The customer has no {value}.' },
  'sales.party-merged-away': {
    ru: 'Этого клиента объединили с другим, работайте с объединённой карточкой.',
    en: 'This customer was merged into another; go on with that one.',
  },
  'sales.merge-with-itself': {
    ru: 'Клиента нельзя объединить с самим собой.',
    en: 'A customer cannot be merged with itself.',
  },
  'sales.merge-conflicts-open': {
    ru: 'Перед объединением примите решение по расхождениям: {conflicts}.',
    en: 'Decide the conflicts before merging: {conflicts}.',
  },
  'sales.invoice-awaits-nothing': {
    ru: 'По счёту № {number} оплаты не ждут: {state}.',
    en: 'No payment is awaited for invoice {number}: it is {state}.',
  },
  'sales.invoice-promise-in-past': { ru: 'Этот день уже прошёл: {on}.', en: 'That day is over: {on}.' },
  'sales.invoice-promise-too-far': {
    ru: '{on} — слишком далеко: обещание записываем не больше чем на {most} дней вперёд.',
    en: '{on} is too far away: a promise is written down for {most} days ahead at most.',
  },
  'sales.invoice-snooze-invalid': {
    ru: 'Отложить можно на время в будущем, не больше чем на {most} дней.',
    en: 'It can be put off until later, by {most} days at most.',
  },
  'sales.invoice-nothing-to-undo': { ru: 'Отменять нечего.', en: 'There is nothing to undo.' },
  'sales.invoice-not-yours': { ru: 'Счёт № {number} не ваш.', en: 'Invoice {number} is somebody else’s.' },
  'sales.invoice-owner-unknown': { ru: 'Такого сотрудника нет.', en: 'Nobody of that name works here.' },
  'sales.invoice-is-no-phantom': {
    ru: 'Счёт № {number} и так считается отдельно.',
    en: 'Invoice {number} is counted for itself already.',
  },
  'sales.merge-missing': { ru: 'Такого объединения нет.', en: 'There is no such merge.' },
  'sales.merge-undone': { ru: 'Это объединение уже отменили.', en: 'This merge was undone already.' },
  'sales.merge-undo-impossible': {
    ru: 'Отменить объединение нельзя, с тех пор кое-что изменилось: {reasons}.',
    en: 'The merge cannot be undone, things have changed since: {reasons}.',
  },
  'sales.proposal-missing': { ru: 'Такого предложения нет.', en: 'There is no such proposal.' },
  'sales.proposal-decided': {
    ru: 'По этому предложению уже принято решение.',
    en: 'This proposal was decided already.',
  },
  'sales.employee-unknown': { ru: 'Такой сотрудник не работает.', en: 'No such employee works here.' },
  'sales.employee-absent': { ru: '{name} отсутствует, назначить нельзя.', en: '{name} is absent until {until:time}.' },
  'sales.employee-needed': { ru: 'Это может сделать только сотрудник.', en: 'Only an employee can do this.' },
  'sales.period-too-long': {
    ru: 'Пересчитать можно не больше {limit} дней, задано {days}.',
    en: 'A replay covers {limit} days at most, {days} were given.',
  },
  'sales.ledger-unavailable': {
    ru: 'Учётная база (1С) сейчас недоступна: {reason}. Показаны последние прочитанные данные.',
    en: 'The books do not answer now: {reason}. What is shown was read before.',
  },
  'sales.ledger-setup-unfit': { ru: 'Не сходится: {count}.', en: 'What does not fit: {count}.' },
  'sales.ledger-order-missing': { ru: 'Такого заказа в 1С не отправляли.', en: 'No such order was sent to 1C.' },
  'sales.ledger-order-move-refused': {
    ru: 'По этому заказу счёт уже выписан, а 1С отвечает ещё раз. Посмотрите в 1С, нет ли второго счёта.',
    en: 'This order has its invoice, but 1C answers once more. Look into 1C for a second invoice.',
  },
  'sales.ledger-order-invoice-stands': {
    ru: 'Счёт этого заказа не удалён. Другой счёт указывают, только когда прежний удалён в 1С.',
    en: 'The invoice of this order was not deleted. Another one is named only when the former was deleted in 1C.',
  },
  'sales.invoice-unfit-for-order': {
    ru: 'Счёт № {invoice} не подходит: он не действует, остался черновиком или выписан по другому заказу.',
    en: 'Invoice {invoice} does not fit: it is void, a draft, or was made of another order.',
  },
  'sales.invoice-of-another-customer': {
    ru: 'Счёт № {invoice} выставлен другому клиенту, а не тому, чей это заказ. Если это один клиент, сначала объедините карточки.',
    en: 'Invoice {invoice} is of another customer than the order. If they are one customer, merge them first.',
  },
  'sales.ledger-order-key-taken': {
    ru: 'Этот заказ уже отправлен с другим содержанием. Посмотрите его в списке заказов.',
    en: 'This order was sent already, with other lines or another note. Look for it in the list of orders.',
  },
  'sales.order-exchange-off': {
    ru: 'Обмен заказами с 1С не настроен.',
    en: 'The exchange of orders with 1C is not set up.',
  },
  'sales.ledger-unfit': {
    ru: 'Настройка не подходит к учётной базе. {ru}',
    en: 'The books do not fit the set-up. {en}',
  },
  'sales.pipeline-refuses-won': {
    ru: 'Чтобы закрыть обращение № {number} успешно, не хватает: {missing}.',
    en: 'To close inquiry {number} as won, this is missing: {missing}.',
  },
  'sales.pipeline-refuses-invoice': {
    ru: 'Чтобы выставить счёт, не хватает: {missing}.',
    en: 'To issue an invoice, this is missing: {missing}.',
  },
  'sales.pipeline-unknown': {
    ru: 'Такой воронки нет, есть: {known}.',
    en: 'There is no such pipeline; there are: {known}.',
  },
  'sales.funnel-period-too-long': {
    ru: 'Воронка считается не больше чем за {limit} недель, задано {weeks}.',
    en: 'The funnel covers {limit} weeks at most, {weeks} were given.',
  },
  'sales.funnel-too-wide': {
    ru: 'Получилось больше {limit} строк. Сократите период или выберите другую группировку.',
    en: 'There are more than {limit} lines. Ask for a shorter period or another grouping.',
  },
  'sales.ledger-not-built': {
    ru: 'Эта сборка не умеет читать учёт «{source}».',
    en: 'This build cannot read the books «{source}».',
  },
  'sales.ledger-books-other': {
    ru:
      'В настройках учёт «{configured}», а показан учёт «{mirrored}», поэтому чтение не начато. Если учёт сменился, выполните ' +
      'npm run cli -- change-books --to {configured}: показанные счета и оплаты уберутся. Если это ошибка, верните sales.ledger.source: {mirrored}.',
    en:
      'The settings name the books «{configured}», and those of «{mirrored}» are shown, so nothing is read. If the books have changed, run ' +
      'npm run cli -- change-books --to {configured}: the invoices and payments shown go away. If it is a mistake, put sales.ledger.source: {mirrored} back.',
  },
  'sales.ledger-base-other': {
    ru:
      'По адресу 1С теперь другая база («{found}»), а показан учёт прежней («{kept}»), поэтому чтение не начато. Если база сменилась, выполните ' +
      'npm run cli -- change-books --to onec77: показанные счета и оплаты уберутся и прочитаются заново, а если документы в новой базе другие, пропадёт и указанное людьми: разнесение оплат, обещания, отказы. Если это ошибка, верните прежний адрес.',
    en:
      'At the address of 1C there is another base now («{found}»), and that of the one before («{kept}») is shown, so nothing is read. If the base has changed, run ' +
      'npm run cli -- change-books --to onec77: the invoices and payments shown go away and are read anew, and if its documents are others, so does what people said of them: ties of payments, promises, refusals. If it is a mistake, put the address back.',
  },
  'sales.ledger-not-configured': {
    ru: 'В настройках учёт «{configured}», а не «{wanted}». Сначала поменяйте sales.ledger.source.',
    en: 'The settings name the books «{configured}», not «{wanted}». Change sales.ledger.source first.',
  },
  'sales.ledger-taken-over': {
    ru: 'Учёт читает другой сервер.',
    en: 'Another instance reads the books now.',
  },
  'sales.invoice-missing': { ru: 'Такого счёта нет.', en: 'There is no such invoice.' },
  'sales.inquiry-of-another-customer': {
    ru: 'Обращение № {number} — другого клиента, а не того, кому выставлен счёт № {invoice}. Если это один клиент, сначала объедините карточки.',
    en: 'Inquiry {number} is of another customer than invoice {invoice}. If they are one customer, merge them first.',
  },
  'sales.payment-missing': { ru: 'Такой оплаты нет.', en: 'There is no such payment.' },
  'sales.tie-beyond-payment': {
    ru: 'Столько в этой оплате нет: свободно {left} ₽.',
    en: 'The payment has not that much: {left} roubles are left.',
  },
  'sales.tie-missing': {
    ru: 'Про эту оплату и этот счёт никто ничего не решал.',
    en: 'Nobody has said anything of this payment and this invoice.',
  },
  'sales.bank-file-invalid': {
    ru: 'Выписку прочитать не удалось. Строка {where}: {what}.',
    en: 'The statement cannot be read. Line {where}: {what}.',
  },
  'sales.bank-upload-invalid': { ru: 'Приложите один файл выписки.', en: 'Send one file, the statement.' },
  'sales.bank-line-missing': { ru: 'Такой строки выписки нет.', en: 'There is no such line.' },
  'sales.bank-line-decided': {
    ru: 'По этой строке уже решено: {state}. Сначала отмените решение.',
    en: 'This line is decided already: {state}. Undo that first.',
  },
  'sales.bank-line-undecided': { ru: 'Отменять нечего.', en: 'There is nothing to undo.' },
  'sales.bank-split-invalid': {
    ru: 'Части должны быть для разных счетов и вместе не больше {left} ₽.',
    en: 'The parts must be for different invoices and together {left} roubles at most.',
  },
  'sales.own-books-closed': {
    ru: 'Учёт компании ведётся не здесь: документы заводят там.',
    en: 'The books of the company are kept elsewhere; documents are made there.',
  },
  'sales.book-thing-missing': { ru: 'В учёте этого нет.', en: 'There is no such thing in the books.' },
  'sales.book-invoice-used': {
    ru: 'По счёту уже есть отгрузка или оплата, менять его нельзя.',
    en: 'The invoice is shipped or paid already and cannot be changed.',
  },
  'sales.book-sum-too-big': {
    ru: 'Сумма {total} ₽ слишком велика: проверьте количество и цены.',
    en: 'The sum of {total} roubles is too big: look at quantities and prices.',
  },
  'sales.book-invoice-void': { ru: 'Счёт аннулирован.', en: 'The invoice is void.' },
  'sales.book-invoice-of-another': {
    ru: 'Этот счёт выставил другой сотрудник.',
    en: 'The invoice is another employee’s.',
  },
  'sales.exchange-refused': {
    ru: 'Неверные имя или пароль обмена с 1С.',
    en: 'Login or password of the exchange with 1C are wrong.',
  },
  'sales.exchange-locked': {
    ru: 'Слишком много неверных паролей. Повторите через {minutes} мин.',
    en: 'Too many wrong passwords. Try again in {minutes} min.',
  },
  'sales.exchange-visit-unknown': {
    ru: 'Сеанс обмена не начат или закончился. Начните обмен заново.',
    en: 'The exchange has to begin with checkauth.',
  },
  'sales.exchange-file-name': {
    ru: 'Файл с таким именем не принимается: «{name}».',
    en: 'A file of this name is not taken: {name}.',
  },
  'sales.exchange-file-missing': { ru: 'Файл «{name}» не передан.', en: 'The file {name} was not sent.' },
  'sales.exchange-file-refused': { ru: 'Файл не принят: {reason}.', en: 'The file is not taken: {reason}.' },
  'sales.exchange-file-broken': { ru: 'Файл не читается: {ru}.', en: 'The file cannot be read: {en}.' },
  'sales.exchange-mode-unknown': {
    ru: 'Неизвестный запрос обмена: {asked}.',
    en: 'Nothing like this is asked of the exchange: {asked}.',
  },
  'sales.period-empty': { ru: 'Конец периода должен быть позже начала.', en: 'The period must end after it begins.' },
});

const undoBlockers: Record<MergeUndoBlocker, Texts> = {
  'survivor-merged-on': {
    ru: 'карточку с тех пор объединили с ещё одной',
    en: 'the customer was merged into another one since',
  },
  'absorbed-changed': {
    ru: 'поглощённая карточка уже не та',
    en: 'the customer that was taken in is not what it was',
  },
  'point-gone': { ru: 'контакт {thing} больше не здесь', en: 'the contact point {thing} is not here any more' },
  'inquiry-moved': { ru: 'обращение № {thing} у другого клиента', en: 'inquiry {thing} belongs to another customer' },
};
const conflicts: Record<MergeConflict, Texts> = {
  'two-inns': { ru: 'разные ИНН', en: 'two INNs' },
  'two-codes1c': { ru: 'разные коды 1С', en: 'two 1C codes' },
  'two-responsibles': { ru: 'разные ответственные', en: 'two responsible employees' },
  'company-and-person': { ru: 'одна карточка — компания, другая — человек', en: 'one is a company, one a person' },
  'two-names': { ru: 'разные названия', en: 'two names' },
};
const missing: Record<Need, Texts> = {
  name: { ru: 'название или имя клиента', en: 'the name of the customer' },
  phone: { ru: 'телефон клиента', en: 'a phone number of the customer' },
  inn: { ru: 'ИНН клиента', en: 'the INN of the customer' },
  invoice: { ru: 'выставленный счёт', en: 'an invoice' },
  payment: { ru: 'оплаченный счёт', en: 'a paid invoice' },
};
for (const move of guardedMoves) defineWords(`sales.pipeline-refuses-${move}`, { missing });
defineWords('sales.merge-undo-impossible', { reasons: undoBlockers });
defineWords('sales.merge-conflicts-open', { conflicts });
defineWords('sales.invoice-awaits-nothing', {
  state: {
    draft: { ru: 'это ещё черновик', en: 'still a draft' },
    void: { ru: 'он не проведён или удалён', en: 'not posted, or deleted' },
    paid: { ru: 'он оплачен', en: 'paid' },
    over: { ru: 'он оплачен с избытком', en: 'paid with more than its sum' },
    refunded: { ru: 'деньги вернули', en: 'refunded' },
    'not-tied': { ru: 'деньги пришли, но не привязаны к счёту', en: 'paid, but the money is not tied to it' },
    unpaid: { ru: 'он повторяет другой счёт', en: 'the same as another invoice' },
    partly: { ru: 'он повторяет другой счёт', en: 'the same as another invoice' },
  },
});
const silences: Record<LedgerSilence, Texts> = {
  network: { ru: 'нет связи с сервером', en: 'there is no connection to the server' },
  timeout: { ru: 'сервер не ответил вовремя', en: 'the server did not answer in time' },
  deadlock: {
    ru: 'сервер прервал запрос из-за взаимной блокировки',
    en: 'the server gave the question up in a deadlock',
  },
  locked: { ru: 'данные заняты другим сеансом', en: 'the rows are locked by another session' },
  cancelled: { ru: 'чтение прервано', en: 'the reading was broken off' },
  refused: { ru: 'сервер пока не принимает запросы ({said})', en: 'the server takes no questions yet ({said})' },
};
defineWords('sales.ledger-unavailable', { reason: silences });
const bankFaults: Record<BankFileFault, Texts> = {
  'not-a-statement': {
    ru: 'это не выписка в формате «1CClientBankExchange»',
    en: 'this is no statement in the format «1CClientBankExchange»',
  },
  'encoding-unknown': { ru: 'не удалось понять кодировку файла', en: 'the encoding of the file is not known' },
  'line-too-long': { ru: 'слишком длинная строка', en: 'the line is too long' },
  'line-not-understood': { ru: 'непонятная строка', en: 'the line makes no sense' },
  'section-inside-section': {
    ru: 'документ начинается внутри другого',
    en: 'a document begins inside another',
  },
  'end-without-section': { ru: 'конец документа, который не начинался', en: 'a document ends that did not begin' },
  'section-not-ended': { ru: 'документ не закончен', en: 'the document has no end' },
  'file-cut-off': { ru: 'файл обрывается, нет строки «КонецФайла»', en: 'the file stops without «КонецФайла»' },
  'field-missing': { ru: 'нет обязательного поля', en: 'a field is missing' },
  'sum-wrong': { ru: 'сумма записана неверно', en: 'the sum is wrong' },
  'date-wrong': { ru: 'дата записана неверно', en: 'the day is wrong' },
  'own-account-unknown': {
    ru: 'не сказано, какой расчётный счёт наш, и нет дат поступления и списания',
    en: 'it is not said which account is ours',
  },
  'too-many-lines': { ru: 'слишком много документов в одном файле', en: 'too many documents in one file' },
};
defineWords('sales.bank-file-invalid', { what: bankFaults });
defineWords('sales.bank-line-decided', {
  state: {
    waiting: { ru: 'ждём оплату в учёте', en: 'waiting for the payment in the books' },
    tied: { ru: 'разнесена по счетам', en: 'laid to invoices' },
    covered: { ru: 'разнесена в учёте', en: 'laid out in the books' },
    'not-customers': { ru: 'не оплата клиента', en: 'no payment of a customer' },
  },
});
defineWords('sales.exchange-file-refused', {
  reason: {
    'too-large': { ru: 'он слишком большой', en: 'it is too large' },
    'too-many': { ru: 'файлов слишком много', en: 'there are too many files' },
    torn: { ru: 'соединение прервалось', en: 'the connection broke' },
    empty: { ru: 'он пуст', en: 'it is empty' },
    'not-a-picture': { ru: 'это не картинка', en: 'it is not a picture' },
  },
});
