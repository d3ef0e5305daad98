import {
  type AttributeValue,
  ConditionalCheckFailedException,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  type QueryCommandInput,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { type Database, DatabaseBusy } from './database.ts';
import type { ItemKey } from './keys.ts';

/** An item as plain values. Money never appears as a number: it is inside JSON texts, as strings. */
export type Item = Readonly<Record<string, unknown>>;

/** Every item carries it as `format`; an item of a later one is neither read nor changed, only refused. */
const FORMAT = 1;

/** Reads one item; `consistent` (the default) sees every acknowledged write. */
export async function getItem(database: Database, key: ItemKey, consistent = true): Promise<Item | null> {
  const { Item: item } = await answered(
    database.client.send(
      new GetItemCommand({ TableName: database.table, Key: marshall(key), ConsistentRead: consistent }),
    ),
  );
  return item === undefined ? null : itemOf(item);
}

/** Puts an item unless one with its key exists; false when one did. An item that exists is never overwritten. */
export async function putIfAbsent(database: Database, key: ItemKey, values: Item): Promise<boolean> {
  return conditional(
    database.client.send(
      new PutItemCommand({
        TableName: database.table,
        Item: marshall({ ...key, format: FORMAT, ...values }, { removeUndefinedValues: true }),
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    ),
  );
}

/** Changes of one item: clauses of an update expression, and the condition under which they are made. */
export interface Update {
  readonly set?: string;
  readonly add?: string;
  readonly remove?: string;
  readonly condition?: string;
  readonly values?: Item;
}

/**
 * An update with its condition; false when the condition did not hold. It makes the item where there is none, and throws
 * where there is one of a later format.
 */
export async function updateIf(database: Database, key: ItemKey, update: Update): Promise<boolean> {
  const { set, add, remove, condition, values } = update;
  // "format" is a reserved word of DynamoDB.
  const clauses = [
    `SET ${set === undefined ? '' : `${set}, `}#format = :format`,
    add && `ADD ${add}`,
    remove && `REMOVE ${remove}`,
  ];
  const known = '(attribute_not_exists(#format) OR #format <= :format)';
  const isDone = await conditional(
    database.client.send(
      new UpdateItemCommand({
        TableName: database.table,
        Key: marshall(key),
        UpdateExpression: clauses.filter(Boolean).join(' '),
        ConditionExpression: condition === undefined ? known : `${known} AND (${condition})`,
        ExpressionAttributeNames: { '#format': 'format' },
        ExpressionAttributeValues: marshall({ ...values, ':format': FORMAT }),
      }),
    ),
  );
  // Which of the two did not hold: reading the item throws where it is the format.
  if (!isDone) await getItem(database, key);
  return isDone;
}

/** One page of a partition in the order of its sort keys, with the key after which the next page begins. */
export async function queryPage(
  database: Database,
  query: {
    readonly condition: string;
    readonly values: Item;
    readonly backward?: boolean;
    readonly limit?: number;
    readonly filter?: string;
    readonly index?: 'gsi1';
    readonly startAfter?: Record<string, AttributeValue> | undefined;
  },
): Promise<{ readonly items: readonly Item[]; readonly next: Record<string, AttributeValue> | undefined }> {
  const input: QueryCommandInput = {
    TableName: database.table,
    IndexName: query.index,
    KeyConditionExpression: query.condition,
    FilterExpression: query.filter,
    ExpressionAttributeValues: marshall(query.values),
    ScanIndexForward: query.backward !== true,
    Limit: query.limit,
    ExclusiveStartKey: query.startAfter,
    // An index cannot be read consistently.
    ConsistentRead: query.index === undefined,
  };
  const { Items: items = [], LastEvaluatedKey: next } = await answered(database.client.send(new QueryCommand(input)));
  return { items: items.map(itemOf), next };
}

/** The values of an item; throws where a later version of the code wrote it, because this one cannot know what it says. */
function itemOf(attributes: Record<string, AttributeValue>): Item {
  const item = unmarshall(attributes);
  if (Number(item['format'] ?? FORMAT) > FORMAT)
    throw new Error(`An item has format ${item['format']}; this version of the code reads up to ${FORMAT}`);
  return item;
}

async function conditional(sent: Promise<unknown>): Promise<boolean> {
  try {
    await answered(sent);
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

/** Names under which DynamoDB refuses for load, and codes under which a connection breaks, after the SDK's own retries. */
const BUSY = new Set([
  'ThrottlingException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'InternalServerError',
  'ServiceUnavailable',
  'TimeoutError',
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
  'ETIMEDOUT',
  'EAI_AGAIN',
]);

async function answered<T>(sent: Promise<T>): Promise<T> {
  try {
    return await sent;
  } catch (error) {
    const { name, code, $fault } = error as { name?: string; code?: string; $fault?: string };
    if (BUSY.has(name ?? '') || BUSY.has(code ?? '') || $fault === 'server')
      throw new DatabaseBusy('The database did not answer in time.', { cause: error });
    throw error;
  }
}
