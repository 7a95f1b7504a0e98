import { yesOrNo } from './yes-or-no.js';

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
