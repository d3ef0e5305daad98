import { DataFolderInUse } from './embedded-database.ts';
import { readOptions } from './options.ts';
import { PEOPLE } from './people.ts';
import { type LocalRun, PortInUse, startLocally } from './start.ts';

const options = readOptions(process.argv.slice(2), process.env);
if (typeof options === 'string') fail(options);

try {
  const run = await startLocally(options);
  console.log(welcome(run, options.data));
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      void run.close().then(() => process.exit(0));
    });
} catch (error) {
  if (error instanceof PortInUse)
    fail(
      `Port ${options.port} is in use by another program. Choose another one: npm start -- --port ${options.port + 1}`,
    );
  if (error instanceof DataFolderInUse)
    fail(
      `The data folder ${options.data} is open in another run. Stop that run, or choose another folder: npm start -- --data <folder>`,
    );
  throw error;
}

function welcome({ origin, donorLink }: LocalRun, data: string): string {
  return `
  Workbench         ${origin}/
  A donor's link    ${origin}${donorLink}
  API description   ${origin}/openapi.json

  Sign in as one of the invented people: ${PEOPLE.map((person) => person.id).join(', ')}
  A token for scripts: curl -s ${origin}/local/token -H 'content-type: application/json' -d '{"person":"${PEOPLE[0].id}"}'
  Data are kept in ${data}. Stop with Ctrl-C.
`;
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
