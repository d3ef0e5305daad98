import type { Command } from './command.ts';
import { allocateCommand } from './commands/allocate.ts';
import { evaluateCommand } from './commands/evaluate.ts';
import { fiscalSpaceCommand } from './commands/fiscal-space.ts';
import { IMPORT_COMMANDS } from './commands/import.ts';
import { ladderCommand } from './commands/ladder.ts';
import { linkCommand } from './commands/link.ts';
import { modesCommand } from './commands/modes.ts';
import { pathCommand } from './commands/path.ts';
import { propertiesCommand } from './commands/properties.ts';
import { reportCommand } from './commands/report.ts';
import { rulesCommand } from './commands/rules.ts';
import { sensitivityCommand } from './commands/sensitivity.ts';
import { simulateCommand } from './commands/simulate.ts';
import { verifyCommand } from './commands/verify.ts';

/** Every command there is, in the order of the usage text. */
export const COMMANDS: readonly Command[] = [
  evaluateCommand,
  modesCommand,
  simulateCommand,
  sensitivityCommand,
  ladderCommand,
  fiscalSpaceCommand,
  allocateCommand,
  rulesCommand,
  pathCommand,
  propertiesCommand,
  reportCommand,
  ...IMPORT_COMMANDS,
  verifyCommand,
  linkCommand,
];
