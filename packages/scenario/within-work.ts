import { ALLOCATION_FAULTS, WorkExceeded } from '@tamwil/allocation';
import type { Checked } from '@tamwil/fault';

/**
 * An answer of one or many runs under one meter, or `work-too-large` where they use it up before it is complete.
 *
 * @param answer throws `WorkExceeded`, as every run within a meter does
 */
export function withinWork<Answer>(answer: () => Checked<Answer>): Checked<Answer> {
  try {
    return answer();
  } catch (error) {
    if (!(error instanceof WorkExceeded)) throw error;
    const { fix } = ALLOCATION_FAULTS['work-too-large'];
    const detail = 'The rules take more work on this money than one answer may; it ended there.';
    return { ok: false, faults: [{ pointer: '', code: 'work-too-large', detail, fix }] };
  }
}
