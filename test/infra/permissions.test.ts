import { describe, expect, it } from 'vitest';
import { FULL, LEAST, resources, sorted, synthesize, type Template } from './synthesized.ts';

interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource?: unknown;
  readonly Principal?: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** Every statement that is tied to a role, with the role's name. */
function statements(template: Template): { readonly policy: string; readonly statement: Statement }[] {
  return resources(template, 'AWS::IAM::Policy').flatMap(({ id, Properties }) =>
    (Properties.PolicyDocument.Statement as Statement[]).map((statement) => ({ policy: id, statement })),
  );
}

const actionsOf = ({ Action }: Statement) => [Action].flat() as string[];

/** All that any part may do. A grant that is not in this list is a decision and changes this list. */
const ALLOWED = {
  StaffApi: [
    { actions: ['dynamodb:GetItem', 'dynamodb:Query'], partitions: null },
    { actions: ['dynamodb:PutItem'], partitions: ['SCN#*', 'LOG#*', 'DOC#*', 'LNK#*'] },
    { actions: ['dynamodb:UpdateItem'], partitions: ['SCN#*', 'LNK#*'] },
  ],
  DonorView: [
    { actions: ['dynamodb:GetItem'], partitions: ['LNK#*'] },
    { actions: ['dynamodb:UpdateItem'], partitions: ['CNT#*'] },
  ],
} as const;

describe.each([
  ['the least settings', LEAST],
  ['all settings', FULL],
])('a function that was taken over can do no more than its work (%s)', (_, settings) => {
  const templates = synthesize(settings);

  it('the two functions hold exactly the grants of the list, and no other part holds any', () => {
    const found = Object.values(templates).flatMap(statements);
    expect(new Set(found.map(({ policy }) => policy.replace(/Role.*/, '')))).toEqual(new Set(Object.keys(ALLOWED)));
    for (const [part, grants] of Object.entries(ALLOWED)) {
      const own = found.filter(({ policy }) => policy.startsWith(part)).map(({ statement }) => statement);
      const onTable = own.filter((statement) => actionsOf(statement).some((action) => action.startsWith('dynamodb:')));
      expect(
        onTable.map((statement) => ({
          actions: actionsOf(statement),
          partitions: statement.Condition?.['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'] ?? null,
        })),
      ).toEqual(grants);
      expect(own.filter((statement) => !onTable.includes(statement)).flatMap(actionsOf)).toEqual([
        'xray:PutTraceSegments',
        'xray:PutTelemetryRecords',
        'logs:CreateLogStream',
        'logs:PutLogEvents',
      ]);
    }
  });

  it('every grant on the table refuses calls without a partition key', () => {
    for (const { statement } of Object.values(templates).flatMap(statements)) {
      if (!actionsOf(statement).some((action) => action.startsWith('dynamodb:'))) continue;
      expect(statement.Condition?.['Null']).toEqual({ 'dynamodb:LeadingKeys': 'false' });
      expect(statement.Effect).toBe('Allow');
      expect(JSON.stringify(statement.Resource)).toMatch(/table\/tamwil-/);
    }
  });

  it('nobody can read the whole table, delete, or go around the keys', () => {
    const all = Object.values(templates)
      .flatMap((template) => Object.values(template.Resources))
      .filter(({ Type }) => Type.startsWith('AWS::IAM::') || Type.startsWith('AWS::DynamoDB::'));
    expect(JSON.stringify(all)).not.toMatch(/Scan|Batch|DeleteItem|PartiQL|Transact|dynamodb:\*|"Action":"\*"/);
  });

  it('no role carries a managed policy, no user and no inline key exists', () => {
    for (const template of Object.values(templates)) {
      for (const { Properties } of resources(template, 'AWS::IAM::Role'))
        expect(Properties.ManagedPolicyArns).toBeUndefined();
      for (const type of ['AWS::IAM::User', 'AWS::IAM::AccessKey', 'AWS::IAM::ManagedPolicy'])
        expect(resources(template, type)).toEqual([]);
    }
  });

  it('only the gateway calls the functions, each on its own paths', () => {
    const callers = resources(templates.api, 'AWS::Lambda::Permission').map(({ Properties }) => ({
      principal: Properties.Principal,
      from: Properties.SourceArn['Fn::Join'][1].at(-1),
    }));
    expect(sorted(callers.map(({ from }) => from))).toEqual([
      '/*/*/s/{file}',
      '/*/*/s/{file}',
      '/*/*/v1/health',
      '/*/*/v1/{proxy+}',
    ]);
    for (const { principal } of callers) expect(principal).toBe('apigateway.amazonaws.com');
  });
});
