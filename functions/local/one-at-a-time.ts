/**
 * A handler that begins an event when the one before has ended, as an instance of Lambda does. Beside each other, many
 * calculations would keep the one thread from reading what the database answered, until its time-out is over.
 *
 * @example
 * ```ts
 * const order: string[] = [];
 * const work = oneAtATime(async (name: string) => { order.push(`${name} begins`); await null; order.push(`${name} ends`); });
 * await Promise.all([work('a'), work('b')]);
 * order // => ['a begins', 'a ends', 'b begins', 'b ends']
 * ```
 */
export function oneAtATime<Event, Result>(handler: (event: Event) => Promise<Result>) {
  let before: Promise<unknown> = Promise.resolve();
  return (event: Event): Promise<Result> => {
    const result = before.then(() => handler(event));
    // A failure is its caller's; the next one begins all the same.
    before = result.catch(() => {});
    return result;
  };
}
