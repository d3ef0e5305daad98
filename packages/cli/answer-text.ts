import type { Checked } from '@tamwil/fault';
import { readJsonDocument } from '@tamwil/scenario';
import type { Command, Options } from './command.ts';

/** Reads one text as a command's document and answers it. */
export async function answerText(
  command: Command,
  text: string,
  options: Options,
  onProgress?: (done: number, whole: number) => void,
): Promise<Checked<unknown>> {
  const document = (await command.read?.(text, options)) ?? readJsonDocument(text);
  return document.ok ? command.run(document.value, options, onProgress) : document;
}
