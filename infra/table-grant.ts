import * as iam from 'aws-cdk-lib/aws-iam';

type TableAction = 'GetItem' | 'Query' | 'PutItem' | 'UpdateItem';

/**
 * Leave to call these actions on the table. `Null` refuses calls without a partition key: those that read or write
 * across partitions, and the condition on leading keys, which is also met where there are none.
 */
export function tableGrant(actions: readonly TableAction[], resources: readonly string[]): iam.PolicyStatement {
  return new iam.PolicyStatement({
    actions: actions.map((action) => `dynamodb:${action}`),
    resources: [...resources],
    conditions: { Null: { 'dynamodb:LeadingKeys': 'false' } },
  });
}

/** The same for items whose partition key has one of these forms (`LNK#*`). */
export function itemsUnder(
  actions: readonly TableAction[],
  table: string,
  partitions: readonly string[],
): iam.PolicyStatement {
  const grant = tableGrant(actions, [table]);
  grant.addCondition('ForAllValues:StringLike', { 'dynamodb:LeadingKeys': [...partitions] });
  return grant;
}
