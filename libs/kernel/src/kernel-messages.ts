/** Texts for the kernel's own error codes; the platform takes them into its catalogue. */
export const kernelMessages = {
  'kernel.money-invalid': {
    ru: 'Сумма записывается числом, не больше двух знаков после точки',
    en: 'Money is a decimal with at most two places',
  },
  'kernel.money-split-invalid': {
    ru: 'Сумму нельзя разделить на такие доли',
    en: 'The sum cannot be split into such shares',
  },
  'kernel.quantity-invalid': {
    ru: 'Количество записывается числом с единицей измерения',
    en: 'A quantity is a decimal and a unit',
  },
  'kernel.quantity-step-invalid': {
    ru: 'Шаг и упаковка должны быть положительным числом',
    en: 'A step or a pack is a positive decimal',
  },
  'kernel.unit-mismatch': { ru: 'Единицы измерения не совпадают', en: 'The units differ' },
  'kernel.zone-unknown': { ru: 'Нет такого часового пояса: {zone}', en: 'No such time zone: {zone}' },
  'kernel.hours-invalid': {
    ru: 'Часы записываются так: 09:00-13:00, 14:00-18:00',
    en: 'Hours are written 09:00-13:00, 14:00-18:00',
  },
  'kernel.day-invalid': { ru: 'День записывается так: 2026-11-23', en: 'A day is written 2026-11-23' },
  'kernel.instant-invalid': { ru: 'Это не момент времени', en: 'Not an instant' },
  'kernel.period-too-long': { ru: 'Период длиннее десяти лет', en: 'The period is longer than ten years' },
  'kernel.calendar-never-open': {
    ru: 'В календаре нет стольких рабочих минут',
    en: 'The calendar does not hold so many working minutes',
  },
} as const;
