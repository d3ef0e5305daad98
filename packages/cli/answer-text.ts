import type { Checked } from '@tamwil/fault';
import { readJsonDocument } from '@tamwil/scenario';
import type { Command, ReadOptions } from './command.ts';

/** Reads one text as a command's document and answers it. */
export function answerText(
  command: Command,
  text: string,
  options: ReadOptions,
  onProgress?: (done: number, whole: number) => void,
): Checked<unknown> {
  const document = command.read?.(text, options) ?? readJsonDocument(text);
  return document.ok ? command.run(document.value, onProgress) : document;
}
