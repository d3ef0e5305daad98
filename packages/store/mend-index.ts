import { type AttributeValue, ScanCommand } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { Database } from './database.ts';
import { type Item, updateIf } from './items.ts';

/**
 * Makes the index of an embedded database agree with its table again. DynamoDB keeps the two together; the embedded
 * engine writes them one after the other, and a process that was killed in between leaves a line that is missing from
 * the index, or one too many. For the local run, before it takes requests: it reads the whole table.
 */
export async function mendIndex(database: Database): Promise<void> {
  const heads = new Map((await scan(database, undefined)).map((head) => [String(head['pk']), head]));
  const listed = await scan(database, 'gsi1');
  const places = new Set(listed.map(place));
  for (const line of listed) {
    const head = heads.get(String(line['pk']));
    if (head === undefined || place(line) === place(head)) continue;
    // The engine takes a line out of the index when its item moves away from that place.
    await moveTo(database, head, line['gsi1sk']);
    await moveTo(database, head, head['gsi1sk']);
  }
  for (const head of heads.values()) if (!places.has(place(head))) await moveTo(database, head, head['gsi1sk']);
}

async function scan(database: Database, index: 'gsi1' | undefined): Promise<Item[]> {
  const items: Item[] = [];
  let next: Record<string, AttributeValue> | undefined;
  do {
    const page = await database.client.send(
      new ScanCommand({
        TableName: database.table,
        IndexName: index,
        FilterExpression: 'sk = :head',
        ExpressionAttributeValues: { ':head': { S: 'HEAD' } },
        ProjectionExpression: 'pk, sk, gsi1pk, gsi1sk',
        ExclusiveStartKey: next,
      }),
    );
    items.push(...(page.Items ?? []).map((item) => unmarshall(item)));
    next = page.LastEvaluatedKey;
  } while (next !== undefined);
  return items;
}

function place(item: Item): string {
  return JSON.stringify([item['pk'], item['gsi1pk'], item['gsi1sk']]);
}

async function moveTo(database: Database, head: Item, sort: unknown): Promise<void> {
  const key = { pk: String(head['pk']), sk: String(head['sk']) };
  await updateIf(database, key, { set: 'gsi1sk = :sort', values: { ':sort': sort } });
}
