import { Duration, Stack, type StackProps, Validations } from 'aws-cdk-lib';
import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import type { Construct } from 'constructs';
import { type Names, namesOf } from './names.ts';
import { FUNCTION_NAMES, type Settings } from './settings.ts';

const FIVE_MINUTES = Duration.minutes(5);

interface Watch {
  readonly id: string;
  /** What has happened, as the message says. */
  readonly meaning: string;
  readonly metric: cloudwatch.IMetric;
  readonly above: number;
  /** Periods of five minutes in a row. */
  readonly periods: number;
}

/** Who is told what, one page that shows it, and a limit on cost. */
export class OperationsStack extends Stack {
  constructor(scope: Construct, id: string, settings: Settings, props: StackProps) {
    super(scope, id, props);
    const names = namesOf(settings);
    const topic = new Topic(this, 'Alarms', { topicName: names.stack('operations'), enforceSSL: true });
    if (settings.alarmEmail !== undefined) topic.addSubscription(new EmailSubscription(settings.alarmEmail));
    Validations.of(topic).acknowledge({
      id: 'Serverless-SNSRedrivePolicy',
      reason: 'A mail that is lost costs nothing: the alarm stays raised and is on the dashboard.',
    });

    const watched = this.watched(names);
    for (const { id: alarm, meaning, metric, above, periods } of watched)
      new cloudwatch.Alarm(this, alarm, {
        alarmName: `${names.stack('operations')}-${alarm}`,
        alarmDescription: meaning,
        metric,
        threshold: above,
        comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
        evaluationPeriods: periods,
        treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
      }).addAlarmAction(new SnsAction(topic));

    new cloudwatch.Dashboard(this, 'Dashboard', {
      dashboardName: names.stack('operations'),
      widgets: watched.map(({ meaning, metric }) => [
        new cloudwatch.GraphWidget({ title: meaning, left: [metric], width: 24, height: 5 }),
      ]),
    });
    if (settings.monthlyBudget !== undefined && settings.alarmEmail !== undefined)
      this.budget(names, settings.monthlyBudget, settings.alarmEmail);
  }

  private watched(names: Names): Watch[] {
    const api = StringParameter.valueForStringParameter(this, names.parameter('api-id'));
    const ofApi = (metricName: string, statistic: string) =>
      new cloudwatch.Metric({
        namespace: 'AWS/ApiGateway',
        metricName,
        statistic,
        period: FIVE_MINUTES,
        dimensionsMap: { ApiId: api },
      });
    const ofFunction = (metricName: string, statistic: string, name: (typeof FUNCTION_NAMES)[number]) =>
      new cloudwatch.Metric({
        namespace: 'AWS/Lambda',
        metricName,
        statistic,
        period: FIVE_MINUTES,
        dimensionsMap: { FunctionName: names.function(name) },
      });
    const ofTable = (metricName: string, operation: string) =>
      new cloudwatch.Metric({
        namespace: 'AWS/DynamoDB',
        metricName,
        statistic: 'Sum',
        period: FIVE_MINUTES,
        dimensionsMap: { TableName: names.table, Operation: operation },
      });
    const all = (id: string, metrics: readonly cloudwatch.Metric[]) =>
      new cloudwatch.MathExpression({
        expression: metrics.map((_, index) => `FILL(m${index}, 0)`).join(' + '),
        usingMetrics: Object.fromEntries(metrics.map((metric, index) => [`m${index}`, metric])),
        label: id,
        period: FIVE_MINUTES,
      });
    const operations = ['GetItem', 'PutItem', 'UpdateItem', 'Query'];
    return [
      { id: 'ServerErrors', meaning: 'Calls answered with 5xx', metric: ofApi('5xx', 'Sum'), above: 5, periods: 1 },
      {
        id: 'SlowCalls',
        meaning: 'The slowest twentieth of calls, in milliseconds',
        metric: ofApi('Latency', 'p95'),
        above: 3_000,
        periods: 3,
      },
      ...FUNCTION_NAMES.flatMap((name) => [
        {
          id: `Errors-${name}`,
          meaning: `${name}: executions that failed or ran out of time`,
          metric: ofFunction('Errors', 'Sum', name),
          above: 0,
          periods: 1,
        },
        {
          id: `Throttles-${name}`,
          meaning: `${name}: calls refused because too many ran at once`,
          metric: ofFunction('Throttles', 'Sum', name),
          above: 0,
          periods: 1,
        },
      ]),
      {
        id: 'TableThrottles',
        meaning: 'Calls that DynamoDB refused for load',
        metric: all(
          'throttled',
          operations.map((operation) => ofTable('ThrottledRequests', operation)),
        ),
        above: 0,
        periods: 2,
      },
      {
        id: 'Denied',
        meaning: 'Calls of a function that its own permissions do not allow: a fault, or somebody inside',
        metric: all(
          'denied',
          FUNCTION_NAMES.map((name) =>
            this.counted(names, `Denied-${name}`, name, logs.FilterPattern.anyTerm('AccessDenied')),
          ),
        ),
        above: 0,
        periods: 1,
      },
      {
        id: 'Refused',
        meaning: 'Calls refused for lack of a valid token, a group or a known link (401, 403, 404)',
        metric: this.counted(
          names,
          'Refused',
          'access',
          logs.FilterPattern.literal('{ $.status = "401" || $.status = "403" || $.status = "404" }'),
        ),
        above: 500,
        periods: 1,
      },
    ];
  }

  /** How many lines of a log match. */
  private counted(names: Names, id: string, of: Parameters<Names['logGroup']>[0], filterPattern: logs.IFilterPattern) {
    const metricNamespace = names.stack('operations');
    new logs.MetricFilter(this, `Filter-${id}`, {
      logGroup: logs.LogGroup.fromLogGroupName(this, `Log-${id}`, names.logGroup(of)),
      filterPattern,
      metricNamespace,
      metricName: id,
      metricValue: '1',
      defaultValue: 0,
    });
    return new cloudwatch.Metric({
      namespace: metricNamespace,
      metricName: id,
      statistic: 'Sum',
      period: FIVE_MINUTES,
    });
  }

  private budget(names: Names, limit: number, email: string): void {
    const warn = (notificationType: string, threshold: number) => ({
      notification: { comparisonOperator: 'GREATER_THAN', notificationType, threshold, thresholdType: 'PERCENTAGE' },
      subscribers: [{ subscriptionType: 'EMAIL', address: email }],
    });
    new CfnBudget(this, 'Budget', {
      budget: {
        budgetName: names.stack('operations'),
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount: limit, unit: 'USD' },
      },
      notificationsWithSubscribers: [warn('ACTUAL', 80), warn('ACTUAL', 100), warn('FORECASTED', 100)],
    });
  }
}
