/** What an answer may warn of. */
export const ALLOCATION_WARNINGS = {
  'source-reaches-nobody': 'The source is for no target, so its money stays idle.',
  'target-in-no-stage': 'No stage speaks of the target, so it gets nothing but what is booked on it.',
  'stage-without-effect': 'The stage handed out nothing.',
  'weight-for-unselected': 'A weight is given for a name that the stage does not speak of.',
  'minimum-above-claim': 'The minimum is above the claim and was taken as the claim.',
  'may-not-be-monotone': 'With this program more money can lower an award.',
  'path-not-linear': 'The funding path of this program is not piecewise linear; break-points are refused.',
  'money-above-claims': 'There is more money than all claims together.',
  'partial-before-whole': 'A unit that was not chosen whole keeps part of its claim from an earlier stage.',
} as const satisfies Readonly<Record<string, string>>;

export type AllocationWarningCode = keyof typeof ALLOCATION_WARNINGS;
