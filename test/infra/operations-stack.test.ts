import { describe, expect, it } from 'vitest';
import { FULL, LEAST, only, resources, sorted, synthesize } from './synthesized.ts';

const templates = synthesize(FULL);
const { operations } = templates;
const alarms = resources(operations, 'AWS::CloudWatch::Alarm');

describe('somebody is told before users complain', () => {
  it('of faults, slowness, refusals for load and calls that permissions denied', () => {
    expect(sorted(alarms.map(({ Properties }) => Properties.AlarmName.replace('tamwil-prod-operations-', '')))).toEqual(
      [
        'Denied',
        'Errors-donor-view',
        'Errors-staff-api',
        'Refused',
        'ServerErrors',
        'SlowCalls',
        'TableThrottles',
        'Throttles-donor-view',
        'Throttles-staff-api',
      ],
    );
  });

  it('every alarm reaches the address in the settings', () => {
    const topic = only(operations, 'AWS::SNS::Topic').id;
    for (const { Properties } of alarms) expect(Properties.AlarmActions).toEqual([{ Ref: topic }]);
    expect(only(operations, 'AWS::SNS::Subscription').Properties).toMatchObject({
      Protocol: 'email',
      Endpoint: FULL.alarmEmail,
    });
  });

  it('watches logs, functions and a table that exist under these names', () => {
    const names = Object.values(templates).flatMap((template) =>
      Object.values(template.Resources).map(
        ({ Properties }) => Properties?.LogGroupName ?? Properties?.FunctionName ?? Properties?.TableName,
      ),
    );
    for (const { Properties } of resources(operations, 'AWS::Logs::MetricFilter'))
      expect(names).toContain(Properties.LogGroupName);
    const watched = JSON.stringify(alarms).matchAll(/"Name":"(?:FunctionName|TableName)","Value":"([^"]+)"/g);
    const found = new Set([...watched].map(([, name]) => name));
    expect(found).toEqual(new Set(['tamwil-prod-staff-api', 'tamwil-prod-donor-view', 'tamwil-prod']));
    for (const name of found) expect(names).toContain(name);
  });

  it('a month that costs more than planned is announced, when a budget is set', () => {
    expect(only(operations, 'AWS::Budgets::Budget').Properties.Budget.BudgetLimit).toEqual({ Amount: 50, Unit: 'USD' });
    expect(resources(synthesize(LEAST).operations, 'AWS::Budgets::Budget')).toEqual([]);
  });
});
