import { isOnlyCall, isThanks, yesOrNo } from './yes-or-no.js';

describe('yes or no', () => {
  it.each(['да', 'Да!', 'ага', 'да, пожалуйста', 'lf', 'YES', 'ok'])('«%s» is a yes', (text) =>
    expect(yesOrNo(text)).toBe('yes'),
  );
  it.each(['нет', 'Нет, спасибо', 'не надо', 'ytn', 'no', 'отмена'])('«%s» is a no', (text) =>
    expect(yesOrNo(text)).toBe('no'),
  );
  it.each(['', 'да нет наверное', 'меня нет до пятницы', 'да Винчи', '451'])('«%s» is neither', (text) =>
    expect(yesOrNo(text)).toBeNull(),
  );
});

describe('politeness', () => {
  it.each(['Ава', 'привет, Ава!', '…', ''])('«%s» only calls her', (text) => expect(isOnlyCall(text)).toBe(true));
  it.each(['Ава, 451', 'привет Борис'])('«%s» says more', (text) => expect(isOnlyCall(text)).toBe(false));
  it.each(['спасибо', 'Ава, спасибо большое', 'thank you'])('«%s» is thanks', (text) =>
    expect(isThanks(text)).toBe(true),
  );
  it.each(['спасибо, обращение 451', '', 'Ава'])('«%s» is no thanks', (text) => expect(isThanks(text)).toBe(false));
});
