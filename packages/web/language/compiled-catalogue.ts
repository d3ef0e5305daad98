import { IntlMessageFormat } from 'intl-messageformat';

/** A message as the catalogue has it, or parsed when the page is built. */
export type Message = ConstructorParameters<typeof IntlMessageFormat>[0];

/** Whether a message is only words: nothing in it is ICU syntax. */
export function isPlainMessage(message: Message): message is string {
  return typeof message === 'string' && !message.includes('{') && !message.includes("''");
}

/** Parses the messages of a catalogue that take values, so that the page needs no parser of its own. */
export function compiledCatalogue(messages: Readonly<Record<string, string>>): Record<string, Message> {
  const compiled = Object.entries(messages).map(([key, message]): [string, Message] => [
    key,
    isPlainMessage(message) ? message : IntlMessageFormat.__parse!(message, { ignoreTag: true }),
  ]);
  return Object.fromEntries(compiled);
}
