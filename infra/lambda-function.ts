import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { namesOf } from './names.ts';
import type { FunctionName, Settings } from './settings.ts';

export interface LambdaFunctionProps {
  readonly name: FunctionName;
  readonly settings: Settings;
  /** Folder that `npm run build` fills: one sub-folder a function. */
  readonly dist: string;
  readonly memorySize: number;
  readonly timeout: Duration;
  readonly environment: Readonly<Record<string, string>>;
  /** All that the function may do beside writing its own log and traces. */
  readonly grants: readonly iam.PolicyStatement[];
}

/**
 * The house defaults of a function: arm64, Node 24, the file that was built and tested, a log group of its own with a
 * retention, and a role that holds exactly the grants named. CDK's own role would carry a managed policy that may write
 * every log of the account.
 */
export class LambdaFunction extends Construct {
  readonly function: lambda.Function;

  constructor(scope: Construct, id: string, props: LambdaFunctionProps) {
    super(scope, id);
    const { name, settings, dist } = props;
    const logs = new LogGroup(this, 'Log', {
      logGroupName: namesOf(settings).logGroup(name),
      retention: settings.logRetentionDays as RetentionDays,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const role = new iam.Role(this, 'Role', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
    this.function = new lambda.Function(this, 'Function', {
      functionName: namesOf(settings).function(name),
      architecture: lambda.Architecture.ARM_64,
      runtime: lambda.Runtime.NODEJS_24_X,
      handler: 'index.handler',
      code: lambda.Code.fromAsset(builtFolder(dist, name)),
      memorySize: props.memorySize,
      timeout: props.timeout,
      environment: { NODE_OPTIONS: '--enable-source-maps', ...props.environment },
      role,
      logGroup: logs,
      loggingFormat: lambda.LoggingFormat.JSON,
      tracing: lambda.Tracing.ACTIVE,
      ...(settings.concurrency?.[name] === undefined
        ? {}
        : { reservedConcurrentExecutions: settings.concurrency[name] }),
    });
    role.addToPolicy(
      new iam.PolicyStatement({
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [logs.logGroupArn],
      }),
    );
    for (const grant of props.grants) role.addToPolicy(grant);

    Validations.of(role).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'X-Ray takes traces without a resource to name; the allow-list test bounds the actions.',
    });
    Validations.of(this.function).acknowledge({
      id: 'Serverless-LambdaDLQ',
      reason: 'The function is called synchronously by the API; a dead-letter queue would never receive anything.',
    });
  }
}

/** Folder of a built function, so that what is deployed is the file that was tested. */
function builtFolder(dist: string, name: FunctionName): string {
  const folder = join(dist, name);
  if (!existsSync(join(folder, 'index.mjs')))
    throw new Error(`${join(folder, 'index.mjs')} is missing. Run "npm run build" first.`);
  return folder;
}
