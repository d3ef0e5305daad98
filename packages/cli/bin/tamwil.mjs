#!/usr/bin/env node
// The packages are consumed as TypeScript source; tsx reads it, so nothing has to be built before the first command.
import { register } from 'tsx/esm/api';

register();
const { main } = await import('../main.ts');
process.exitCode = await main(process.argv.slice(2), process);
