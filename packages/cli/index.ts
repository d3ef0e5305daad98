export { COMMANDS } from './commands.ts';
export { main } from './main.ts';
export { textTable } from './text-table.ts';
