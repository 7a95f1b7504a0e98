import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '../marks/index.js';
import { asyncDocument } from '../realtime/async-document.js';
import '../realtime/desk-wire.js';

/** The document of the sockets, beside that of HTTP (`/api/docs-json`). */
@ApiExcludeController()
@Controller('docs-async-json')
export class AsyncDocumentController {
  @Get()
  @Public()
  document(): object {
    return asyncDocument();
  }
}
