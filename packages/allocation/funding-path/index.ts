export type { Breakpoint, PathEvent } from './breakpoints.ts';
export { FUNDING_PATH_FAULTS } from './fault-codes.ts';
export { type FundingPath, fundingPath, MOST_BREAKPOINTS, type PathOptions, type PathPoint } from './funding-path.ts';
export { type FundingPathAnswer, fundingPathAnswer } from './path-answer.ts';
export { type FundingPathRequest, fundingPathRequestSchema, readFundingPathRequest } from './path-request.ts';
