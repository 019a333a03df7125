import type { Alert, AlertSource, SourceEvent } from '../alert.ts';
import { alertName } from '../alert-name.ts';
import { labelsFrom } from '../labels-from.ts';
import {
	addProblem,
	fieldAt,
	instantOf,
	isObject,
	itemsOf,
	type PayloadField,
	readPayload,
	requireObject,
	textEntries,
	textOf,
} from '../payload-field.ts';
import { readChange } from '../read-change.ts';
import { stableHash } from '../stable-hash.ts';
import { describeConditions, linksOfConditions } from './azure-monitor-conditions.ts';
import { readHealth } from './azure-monitor-health.ts';

/**
 * Azure Monitor's common alert schema, in which every kind of alert has the same essentials. The older schemas, one a
 * kind, are refused by name: what they lack is a switch in the action group.
 */
export const azureMonitor: AlertSource = {
	id: 'azure-monitor',
	name: 'Azure Monitor',
	read: (body) => readPayload(body, readBody),
};

const COMMON = 'azureMonitorCommonAlertSchema';
const SWITCH = 'switch on "Enable the common alert schema" for the webhook in the action group';

/** What the older schemas call themselves. */
const OLDER: ReadonlyMap<string, string> = new Map([
	['azuremonitormetricalert', 'metric alerts'],
	['microsoft.insights/activitylogs', 'activity log alerts'],
	['microsoft.insights/logalert', 'log search alerts'],
	['aip budget notification', 'budgets'],
]);

const STATES: ReadonlyMap<string, Alert['state']> = new Map([
	['Fired', 'firing'],
	['Resolved', 'resolved'],
]);

/** The button of an action group sends samples: of a subscription that nobody has, by rules named like these. */
const TEST_SUBSCRIPTION = '/subscriptions/11111111-1111-1111-1111-111111111111/';
const TEST_RULE = /^test-\w{1,60}AlertRule/;

function readBody(root: PayloadField): readonly SourceEvent[] {
	const schema = fieldAt(root, 'schemaId');
	if (textOf(schema)?.toLowerCase() !== COMMON.toLowerCase()) {
		addProblem(schema, JSON.stringify(COMMON), helpWith(root, textOf(schema)));
		return [];
	}
	const data = fieldAt(root, 'data');
	const essentials = fieldAt(data, 'essentials');
	if (!requireObject(essentials)) return [];
	const rule = textOf(fieldAt(essentials, 'alertRule'));
	const id = textOf(fieldAt(essentials, 'alertId'));
	if (id?.startsWith(TEST_SUBSCRIPTION) || TEST_RULE.test(rule ?? '')) {
		return [{ type: 'ignored', event: 'test', reason: 'Sample of the test button of an action group; it arrived' }];
	}
	const condition = fieldAt(essentials, 'monitorCondition');
	const state = STATES.get(textOf(condition) ?? '');
	if (state === undefined) {
		addProblem(condition, 'one of "Fired", "Resolved"');
		return [];
	}
	return [{ type: 'alert', alert: readAlert(data, state) }];
}

function helpWith(root: PayloadField, schema: string | undefined): string {
	const kind = OLDER.get(schema?.toLowerCase() ?? '');
	if (kind !== undefined) return `This is the older schema of ${kind}; ${SWITCH}`;
	const isClassic = isObject(fieldAt(root, 'context').value) && textOf(fieldAt(root, 'status')) !== undefined;
	return isClassic
		? `This is a classic alert; make a new alert rule, and ${SWITCH}`
		: `If it is Azure Monitor, ${SWITCH}`;
}

function readAlert(data: PayloadField, state: Alert['state']): Alert {
	const essentials = fieldAt(data, 'essentials');
	const context = fieldAt(data, 'alertContext');
	const text = (key: string) => textOf(fieldAt(essentials, key));
	const health = readHealth(essentials, context);
	const targets = textsOf(fieldAt(essentials, 'alertTargetIDs'));
	const resources = [...new Set([...textsOf(fieldAt(essentials, 'configurationItems')), ...targets].map(lastSegment))];
	const group = text('targetResourceGroup') ?? groupOf(targets);
	const description = [text('description'), health?.text, ...describeConditions(context)].filter(Boolean).join('\n');
	const rule = text('alertRule');
	const name = rule ?? alertName(text('description') ?? 'Azure Monitor alert');
	const custom = customLabels(data, context);
	const over = state === 'resolved' || health?.state === 'resolved';
	return {
		source: 'azure-monitor',
		fingerprint: `azure-monitor:${health?.key ?? instanceOf(text('alertId') ?? text('originAlertId')) ?? stableHash([name, ...targets])}`,
		state: over ? 'resolved' : state,
		event: text('monitorCondition') ?? state,
		name,
		title: health?.title ?? titleOf(name, resources),
		description: description === '' ? undefined : description,
		// Only metric alerts say when they were resolved; when they fired is not when they ended.
		at: instantOf(fieldAt(essentials, state === 'resolved' ? 'resolvedDateTime' : 'firedDateTime')),
		severity: text('severity'),
		labels: {
			...labelsOf(essentials, context, { targets, resource: resources[0], group }),
			...health?.labels,
			...custom,
		},
		integrations: [...new Set([rule, ...resources, group])].filter((item) => item !== undefined),
		url: text('investigationLink') ?? portalLink(text('alertId')),
		runbookUrl: custom.runbook_url,
		...readChange((key) => custom[key]),
		evidence: linksOfConditions(context),
	};
}

function labelsOf(
	essentials: PayloadField,
	context: PayloadField,
	about: { readonly targets: readonly string[]; readonly resource?: string; readonly group?: string },
): Readonly<Record<string, string>> {
	const text = (key: string) => textOf(fieldAt(essentials, key));
	return labelsFrom([
		['rule', text('alertRule')],
		['severity', text('severity')],
		['signal_type', text('signalType')],
		['monitoring_service', text('monitoringService')],
		['resource', about.resource],
		['resource_group', about.group],
		['resource_type', text('targetResourceType') ?? typeOf(about.targets[0])],
		['operation', textOf(fieldAt(context, 'operationName'))],
	]);
}

/** What people add to a rule. Such a pair can name the service, so it wins over what Azure says. */
function customLabels(data: PayloadField, context: PayloadField): Readonly<Record<string, string>> {
	const isRule = textOf(fieldAt(context, 'conditionType')) !== undefined;
	const properties = isRule ? textEntries(fieldAt(context, 'properties')) : [];
	return Object.fromEntries([...properties, ...textEntries(fieldAt(data, 'customProperties'))]);
}

function titleOf(name: string, [first, ...others]: readonly string[]): string {
	if (first === undefined) return name;
	return `${name} on ${first}${others.length === 0 ? '' : ` and ${others.length} more`}`;
}

/** `…/providers/Microsoft.AlertsManagement/alerts/<guid>` names one alert from firing to resolved; the guid is enough. */
function instanceOf(id: string | undefined): string | undefined {
	return id === undefined ? undefined : lastSegment(id).toLowerCase();
}

function lastSegment(id: string): string {
	return id.split('/').findLast((part) => part !== '') ?? id;
}

function textsOf(field: PayloadField): readonly string[] {
	return itemsOf(field).flatMap((item) => textOf(item) ?? []);
}

function groupOf(targets: readonly string[]): string | undefined {
	return targets.map((id) => /\/resourcegroups\/([^/]{1,100})/i.exec(id)?.[1]).find(Boolean);
}

function typeOf(target: string | undefined): string | undefined {
	return /\/providers\/([^/]{1,100}\/[^/]{1,100})\/[^/]+$/i.exec(target ?? '')?.[1]?.toLowerCase();
}

function portalLink(id: string | undefined): string | undefined {
	const blade = 'https://portal.azure.com/#blade/Microsoft_Azure_Monitoring/AlertDetailsTemplateBlade/alertId';
	return id === undefined || !id.isWellFormed() ? undefined : `${blade}/${encodeURIComponent(id)}`;
}
