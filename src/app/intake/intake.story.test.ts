import { describe, expect, test } from 'vitest';
import { alertmanagerDelivery } from '../../../test/stories/alertmanager-delivery.ts';
import { exampleFolder } from '../../../test/stories/example-records.ts';
import { createFold } from './fold-deliveries.ts';

const INCIDENT = 'incidents/2026/INC-2026-0001/incident.md';
const TIMELINE = 'incidents/2026/INC-2026-0001/timeline.yaml';

describe('one alert from its first fire to the end', () => {
	test('opens, repeats, resolves, fires again, and is one incident', async () => {
		const folder = exampleFolder();
		const fold = createFold();
		const fire = { starts: '2026-11-20T03:02:11Z' };
		const opened = await folder.take(fold, [alertmanagerDelivery([fire], { received: '2026-11-20T03:02:15.120Z' })]);
		expect(opened.alerts).toEqual([
			{
				fingerprint: 'alertmanager:HighErrorRate-checkout-api-a',
				state: 'firing',
				decision: 'opened',
				reason: 'open/new-problem',
				incident: 'INC-2026-0001',
			},
		]);
		expect(folder.files.get(INCIDENT)).toMatchInlineSnapshot(`
			"---
			schema: 1
			id: INC-2026-0001
			title: HighErrorRate on checkout-api a
			status: open
			severity: sev2
			kind: high-error-rate
			service: checkout-api
			team: payments
			product: marketplace
			detected_by: alert
			times:
			  detected: 2026-11-20T03:02:11Z
			roles:
			  on_call: "@budi"
			alerts:
			  fingerprints:
			    - alertmanager:HighErrorRate-checkout-api-a
			  count: 1
			  first: 2026-11-20T03:02:11Z
			  last: 2026-11-20T03:02:15.120Z
			runbooks:
			  - checkout-5xx
			---

			## Notes
			"
		`);
		expect(folder.files.get(TIMELINE)).toMatchInlineSnapshot(`
			"- at: 2026-11-20T03:02:11Z
			  kind: opened
			  text: HighErrorRate on checkout-api a
			  by: alertmanager
			"
		`);

		const repeated = await folder.take(fold, [alertmanagerDelivery([fire], { received: '2026-11-20T03:07:15Z' })]);
		expect(repeated.alerts[0]).toMatchObject({ decision: 'repeated', reason: 'repeat/same-state' });

		const edited = folder.files.get(INCIDENT)!.replace('severity: sev2', 'severity: sev1 # half of all orders');
		folder.files.set(INCIDENT, `${edited}\nWe roll back.\n`);
		const over = { ...fire, ends: '2026-11-20T03:44:02Z' };
		const resolved = await folder.take(fold, [alertmanagerDelivery([over], { received: '2026-11-20T03:44:10Z' })]);
		expect(resolved.incidents).toMatchObject([{ id: 'INC-2026-0001', change: 'resolved' }]);
		expect(folder.files.get(INCIDENT)).toMatchInlineSnapshot(`
			"---
			schema: 1
			id: INC-2026-0001
			title: HighErrorRate on checkout-api a
			status: resolved
			severity: sev1 # half of all orders
			kind: high-error-rate
			service: checkout-api
			team: payments
			product: marketplace
			detected_by: alert
			times:
			  detected: 2026-11-20T03:02:11Z
			  resolved: 2026-11-20T03:44:02Z
			roles:
			  on_call: "@budi"
			alerts:
			  fingerprints:
			    - alertmanager:HighErrorRate-checkout-api-a
			  count: 3
			  first: 2026-11-20T03:02:11Z
			  last: 2026-11-20T03:44:10Z
			runbooks:
			  - checkout-5xx
			---

			## Notes

			We roll back.
			"
		`);

		const again = await folder.take(fold, [
			alertmanagerDelivery([{ starts: '2026-11-20T04:00:00Z' }], { received: '2026-11-20T04:00:09Z' }),
		]);
		expect(again.alerts[0]).toMatchObject({
			decision: 'reopened',
			reason: 'group/reopened',
			incident: 'INC-2026-0001',
		});
		expect(folder.files.get(INCIDENT)).toContain('status: open\n');
		expect(folder.files.get(INCIDENT)).not.toContain('resolved:');
		expect(folder.files.get(INCIDENT)).toContain('severity: sev1 # half of all orders\n');

		await folder.take(fold, [
			alertmanagerDelivery([{ starts: '2026-11-20T04:00:00Z', ends: '2026-11-20T04:10:00Z' }], {
				received: '2026-11-20T04:10:09Z',
			}),
		]);
		const later = await folder.take(fold, [
			alertmanagerDelivery([{ starts: '2026-11-20T05:00:00Z' }], { received: '2026-11-20T05:00:09Z' }),
		]);
		expect(later.alerts[0]).toMatchObject({ decision: 'opened', incident: 'INC-2026-0002' });
		expect(folder.files.get(TIMELINE)).toMatchInlineSnapshot(`
			"- at: 2026-11-20T03:02:11Z
			  kind: opened
			  text: HighErrorRate on checkout-api a
			  by: alertmanager
			- at: 2026-11-20T03:44:02Z
			  kind: resolved
			  text: The alert was resolved
			  by: alertmanager
			- at: 2026-11-20T04:00:00Z
			  kind: reopened
			  text: "Fires again: HighErrorRate on checkout-api a"
			  by: alertmanager
			- at: 2026-11-20T04:10:00Z
			  kind: resolved
			  text: The alert was resolved
			  by: alertmanager
			"
		`);
	});

	test('a resolve that overtakes its trigger leaves a resolved incident', async () => {
		const folder = exampleFolder();
		const fold = createFold();
		const alert = { starts: '2026-11-20T03:00:00Z', ends: '2026-11-20T03:10:00Z' };
		const early = await folder.take(fold, [alertmanagerDelivery([alert], { received: '2026-11-20T03:10:01Z' })]);
		expect(early.alerts[0]).toMatchObject({ decision: 'kept', reason: 'state/no-incident' });
		const late = await folder.take(fold, [
			alertmanagerDelivery([{ starts: alert.starts }], { received: '2026-11-20T03:10:05Z' }),
		]);
		expect(late.alerts[0]).toMatchObject({ decision: 'opened', reason: 'open/resolve-came-first' });
		expect(late.incidents).toMatchObject([{ status: 'resolved' }]);
		expect(folder.files.get(INCIDENT)).toContain(
			'  detected: 2026-11-20T03:00:00Z\n  resolved: 2026-11-20T03:10:00Z\n',
		);
	});
});

describe('what people break', () => {
	test('a broken incident is named and not touched, and the alert is in the archive', async () => {
		const folder = exampleFolder();
		const fold = createFold();
		await folder.take(fold, [
			alertmanagerDelivery([{ starts: '2026-11-20T03:00:00Z' }], { received: '2026-11-20T03:00:01Z' }),
		]);
		const broken = folder.files.get(INCIDENT)!.replace('status: open', 'status: opne');
		folder.files.set(INCIDENT, broken);
		const result = await folder.take(fold, [
			alertmanagerDelivery([{ starts: '2026-11-20T03:00:00Z', ends: '2026-11-20T03:09:00Z' }], {
				received: '2026-11-20T03:09:01Z',
			}),
		]);
		expect(result.problems.map(({ file, start, message }) => `${file}:${start.line}:${start.col} ${message}`)).toEqual([
			`${INCIDENT}:5:9 Unexpected status "opne", expected one of "lead-up", "open", "resolved", "closed", "dismissed"`,
		]);
		expect(folder.files.get(INCIDENT)).toBe(broken);
		expect(folder.files.get('alerts/2026/11/20.ndjson')!.trimEnd().split('\n')).toHaveLength(2);
	});

	test('without any rules an alert still opens an incident', async () => {
		const folder = exampleFolder();
		for (const path of [...folder.files.keys()]) folder.files.delete(path);
		const result = await folder.take(createFold(), [
			alertmanagerDelivery([{ starts: '2026-11-20T03:00:00Z' }], { received: '2026-11-20T03:00:01Z' }),
		]);
		expect(result.incidents).toMatchObject([
			{ id: 'INC-2026-0001', service: 'unknown', kind: 'other', severity: 'sev3' },
		]);
		expect(result.alerts[0]).toMatchObject({ reason: 'open/unknown-service' });
	});

	test('a number that somebody took by hand is not given again', async () => {
		const folder = exampleFolder();
		const fold = createFold();
		await folder.take(fold, [
			alertmanagerDelivery([{ starts: '2026-11-20T03:00:00Z' }], { received: '2026-11-20T03:00:01Z' }),
		]);
		const text = folder.files.get(INCIDENT)!;
		folder.files.set(
			'incidents/2026/INC-2026-0002/incident.md',
			text.replace('INC-2026-0001', 'INC-2026-0002').replace('high-error-rate', 'other'),
		);
		const result = await folder.take(fold, [
			alertmanagerDelivery([{ name: 'ServiceDown', starts: '2026-11-20T04:00:00Z' }], {
				received: '2026-11-20T04:00:01Z',
			}),
		]);
		expect(result.incidents.map(({ id }) => id)).toContain('INC-2026-0003');
	});
});
