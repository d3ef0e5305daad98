import { ENGINE } from './release.ts';

/* Examples of answers for the API description. All people and figures are invented; a test holds them against their shapes. */

const AMAL = { sub: '8a1f2c34-0000-4000-8000-000000000001', name: 'amal' };
const CHEN = { sub: '8a1f2c34-0000-4000-8000-000000000003', name: 'chen' };
const INPUTS = '5f0c3f6d2f1f8f0f4f35a4b0f7f3b7f1d2c9b8a7968574635241302f1e0d0c0b';
const RESULT = 'a3b1c5d7e9f10213243546576879808f9eadbccbdae9f8071625344352617080';
const PREVIOUS = '0b1c2d3e4f5061728394a5b6c7d8e9fa0b1c2d3e4f5061728394a5b6c7d8e9fa';
const OWN = '19283746556473829100aabbccddeeff19283746556473829100aabbccddeeff';

/** A scenario of which programme has cleared its half. */
export const SUMMARY_EXAMPLE = {
  id: 'position-2023',
  version: 4,
  state: 'submitted',
  at: '2024-03-14T15:04:05.000Z',
  author: CHEN,
  name: 'Position at the end of 2023',
  revised: 2,
  engine: ENGINE,
  inputDigest: INPUTS,
  resultDigest: RESULT,
  totals: {
    currency: 'USD',
    basis: 'firm',
    asOf: '2023-12-31',
    cost: '237000000.00',
    award: '160000000.00',
    gap: '77000000.00',
    coverage: '0.675105',
    usable: '160000000.00',
    inHand: '90000000.00',
    firm: '160000000.00',
  },
  blockers: [],
  clearances: {
    priorities: {
      by: CHEN,
      at: '2024-03-14T15:04:05.000Z',
      decision: 'Minute of the programme meeting, 14 March 2024',
    },
  },
  cleared: null,
} as const;

/** The submission before it, as the log has it. */
export const LOG_EVENT_EXAMPLE = {
  version: 3,
  at: '2024-03-12T09:30:00.000Z',
  author: AMAL,
  nonce: '4f1c2d5e60718293a4b5c6d7e8f90a1b',
  deed: { kind: 'submission', reason: 'For the programme meeting of March' },
  previous: PREVIOUS,
  hash: OWN,
} as const;
