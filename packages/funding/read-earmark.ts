import { pointerOf } from '@tamwil/fault';
import { compare, type Fraction, formatFraction, ONE, sum } from '@tamwil/money';
import { readAmount, readShare, selectOutputs } from '@tamwil/plan';
import type { Earmark } from './funding.ts';
import type { SourceDocument } from './funding-schema.ts';
import { assume, fault, type Reading } from './reading.ts';

/**
 * What a source may be used for. Faults: those of the selector, `rbsa-needs-outputs`, `split-outside-earmark`,
 * `split-does-not-add-up`, `unknown-id`, and those of the numbers.
 */
export function readEarmark(source: SourceDocument, at: string, reading: Reading): Earmark {
  const { plan, faults } = reading;
  const { earmark = {}, kind } = source;
  const pointer = `${at}/earmark`;
  const everything = plan.outputs.map(({ id }) => id);
  const selection = selectOutputs(earmark.for ?? '*', plan, reading.priorities);
  if (!selection.ok) {
    for (const inner of selection.faults) faults.push({ ...inner, pointer: `${pointer}/for${inner.pointer}` });
  }
  const outputs = selection.ok ? selection.value : everything;
  const open = outputs.length === everything.length;
  // ODA-eligible work is never the whole plan; which outputs it is, only the user can say.
  if (kind === 'rbsa' && selection.ok && open) {
    fault(
      reading,
      'rbsa-needs-outputs',
      `${pointer}/for`,
      'The Regular Budget Supplementary Account pays ODA-eligible work only.',
    );
  } else if (earmark.for === undefined) {
    assume(reading, 'unearmarked', `${pointer}/for`, '*');
  }
  const split = earmark.split == null ? null : readSplit(earmark.split, new Set(outputs), pointer, reading);
  const atMost = new Map<string, bigint>();
  for (const [id, text] of Object.entries(earmark.atMost ?? {})) {
    const place = pointer + pointerOf(['atMost', id]);
    if (!everything.includes(id) && !plan.components.some((component) => component.id === id))
      fault(reading, 'unknown-id', place, `The plan has no ${JSON.stringify(id)}.`);
    atMost.set(id, readAmount(text, reading.currency, place, faults));
  }
  return { category: earmark.category ?? (open ? 'unearmarked' : 'earmarked'), outputs, split, atMost };
}

function readSplit(
  shares: Record<string, string>,
  outputs: ReadonlySet<string>,
  pointer: string,
  reading: Reading,
): Map<string, Fraction> {
  const split = new Map<string, Fraction>();
  for (const [output, text] of Object.entries(shares)) {
    const place = pointer + pointerOf(['split', output]);
    if (!reading.plan.outputs.some(({ id }) => id === output)) {
      fault(reading, 'unknown-output', place, `The plan has no output ${JSON.stringify(output)}.`);
    } else if (!outputs.has(output)) {
      fault(reading, 'split-outside-earmark', place, `The earmark does not reach ${output}.`);
    }
    split.set(output, readShare(text, place, reading.faults));
  }
  const total = sum(split.values());
  if (compare(total, ONE) !== 0) {
    fault(
      reading,
      'split-does-not-add-up',
      `${pointer}/split`,
      `The shares add up to ${formatFraction(total)}, not to 1.`,
    );
  }
  // In plan order: cents that do not divide must not go by the order of keys, which a stored document does not keep.
  return new Map(reading.plan.outputs.flatMap(({ id }) => (split.has(id) ? [[id, split.get(id)!] as const] : [])));
}
