import type { Command } from './command.ts';
import { allocateCommand } from './commands/allocate.ts';
import { evaluateCommand } from './commands/evaluate.ts';
import { pathCommand } from './commands/path.ts';
import { propertiesCommand } from './commands/properties.ts';
import { rulesCommand } from './commands/rules.ts';

/** Every command there is, in the order of the usage text. */
export const COMMANDS: readonly Command[] = [
  evaluateCommand,
  allocateCommand,
  rulesCommand,
  pathCommand,
  propertiesCommand,
];
