import { api } from './client.js';
import type { BrowserPhoneLoginDto, MyPhoneDto } from './schema.js';

export type AnswerPlace = MyPhoneDto['place'];

export const myPhone = {
  show: () => api.get<MyPhoneDto>('telephony/my-phone'),
  choose: (place: AnswerPlace) => api.put<void>('telephony/my-phone/place', { body: { place } }),
  logIn: () => api.post<BrowserPhoneLoginDto>('telephony/my-phone/login'),
};
