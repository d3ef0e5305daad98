import { shapeFaults } from '@tamwil/fault';
import { inDocumentOrder } from '@tamwil/scenario';
import * as z from 'zod';
import { refuseDocument } from '../http/problem.ts';
import { revisionOf } from './revision.ts';

/** What is sent to save a scenario. For reading, the scenario is left to the engine, which finds every fault in it. */
export const SaveFrame = z.strictObject({
  scenario: z.unknown(),
  reason: z.string().trim().min(1, 'Say why, in a few words.').max(2_000, 'At most 2000 characters.'),
  copiedFrom: z
    .strictObject({ scenario: z.string().regex(/^[a-z0-9-]{1,64}$/), version: z.int().min(1).max(99_999_999) })
    .optional()
    .describe('When it begins as a copy: of which scenario of the same workspace.'),
});

/** What is saved, or every fault of the frame and of the scenario in it. */
export function readSave(value: unknown, isNew: boolean) {
  const frame = SaveFrame.safeParse(value);
  const faults = frame.success ? [] : shapeFaults(frame.error);
  if (!isNew && frame.data?.copiedFrom !== undefined)
    faults.push({ pointer: '/copiedFrom', code: 'unknown-key', detail: 'Only a new scenario is a copy.' });
  const scenario = z.object({ scenario: z.unknown() }).safeParse(value).data?.scenario;
  const computed = revisionOf(scenario, '/scenario');
  if (!computed.ok) faults.push(...computed.faults);
  if (!computed.ok || !frame.success || faults.length > 0) return refuseDocument(inDocumentOrder(faults, value));
  const { reason, copiedFrom } = frame.data;
  return { content: { ...computed.value, reason }, copiedFrom };
}
