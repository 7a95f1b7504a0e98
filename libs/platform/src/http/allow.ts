import { applyDecorators } from '@nestjs/common';
import { ApiBearerAuth, ApiCookieAuth, ApiExtension, ApiResponse } from '@nestjs/swagger';
import { Allow as AllowMark, Public as PublicMark } from '../marks/index.js';
import { problemResponse } from './problem.js';

/** The handler is for those who hold the right; said in the API document too. */
export const Allow = (right: string): MethodDecorator =>
  applyDecorators(
    AllowMark(right) as MethodDecorator,
    ApiBearerAuth(),
    ApiCookieAuth(),
    ApiExtension('x-right', right),
    ApiResponse(problemResponse(401, 'platform.unauthenticated')),
    ApiResponse(problemResponse(403, 'platform.forbidden')),
  );

/** The handler is for anybody. */
export const Public = (): MethodDecorator =>
  applyDecorators(PublicMark() as MethodDecorator, ApiExtension('x-right', 'public'));
