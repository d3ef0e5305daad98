import { importCountries, isWorkbook, workbookToCsv } from '@tamwil/report';
import type { CountriesRead } from './read-countries.ts';

/** Takes a table, as text or as the bytes of a file (CSV or XLSX), and sends back the countries in it. */
addEventListener('message', async ({ data }: MessageEvent<string | ArrayBuffer>) => {
  postMessage(await read(data));
});

async function read(table: string | ArrayBuffer): Promise<CountriesRead> {
  if (typeof table === 'string') return importCountries(table);
  const bytes = new Uint8Array(table);
  if (!isWorkbook(bytes)) return importCountries(new TextDecoder().decode(bytes));
  const csv = await workbookToCsv(bytes);
  return csv.ok ? importCountries(csv.value) : csv;
}
