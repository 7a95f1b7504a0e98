import { Injectable, SetMetadata, applyDecorators } from '@nestjs/common';

export const CLI_COMMAND = 'prorab:cli-command';

export interface CliCommandMark {
  /** `create-employee` */
  name: string;
  /** One line for the list of commands. */
  summary: string;
  /** `--name <text> --role <role>` */
  usage: string;
}

/** Where a command writes; a line at a time. */
export interface CliOutput {
  line(text: string): void;
}

/** An operation for the people who run the house. A refusal is a DomainError, its text goes to the terminal. */
export interface CliCommandHandler {
  /** `args` are what stands behind the name of the command. */
  run(args: string[], out: CliOutput): Promise<void>;
}

/** Makes a class with `run(args, out)` a command of `npm run cli -- <name>`. */
export const CliCommand =
  (mark: CliCommandMark) =>
  (target: new (...args: never[]) => CliCommandHandler): void => {
    applyDecorators(Injectable(), SetMetadata(CLI_COMMAND, mark))(target);
  };

/** Whether this process collects, delivers and schedules (the server), or only answers one question (the command line). */
export const WORKS = Symbol('whether this process does the durable work');
