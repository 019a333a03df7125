import type { Alert, SourceEvent } from '../alert.ts';
import { addProblem, type PayloadField, textOf } from '../payload-field.ts';
import { readChange } from '../read-change.ts';

/** What makes an alarm the same on every way out of CloudWatch. */
export interface AlarmIdentity {
	readonly name: string;
	readonly account: string;
	readonly region: string;
	/** `aws`, or that of China or the government; unknown in messages without an ARN. */
	readonly partition: string | undefined;
	/** One series of an alarm that watches many, each with a state of its own. */
	readonly contributor: string | undefined;
}

/** An alarm as a message or an event tells it. */
export interface AlarmFacts extends AlarmIdentity {
	readonly state: PayloadField;
	readonly at: string | undefined;
	readonly description: string | undefined;
	readonly reason: string | undefined;
	/** The expression of a composite alarm. */
	readonly rule: string | undefined;
	readonly labels: Readonly<Record<string, string>>;
	/** The alarm's own tags, where they are sent along. */
	readonly tags: readonly (readonly [key: string, value: string])[];
}

const STATES: ReadonlyMap<string, Alert['state']> = new Map([
	['ALARM', 'firing'],
	['OK', 'resolved'],
]);

/** CloudWatch has no severity; teams put one in front of the name. "high" and "low" are more often about the metric. */
const SEVERITY_IN_NAME = /^\W*(p[1-5]|sev-?[1-5]|critical|warning)(?=[\W_])/i;

/** The parts of the ARN of an alarm that say whose it is, or undefined for any other text. */
export function parseAlarmArn(
	arn: string | undefined,
): { readonly partition: string; readonly region: string; readonly account: string } | undefined {
	const [, partition, region, account] = /^arn:([\w-]+):cloudwatch:([\w-]+):(\d+):alarm:/.exec(arn ?? '') ?? [];
	return partition && region && account ? { partition, region, account } : undefined;
}

/** `cloudwatch:<account>/<region>/<alarm>`, and the series where the alarm has many. */
export function alarmFingerprint({ account, region, name, contributor }: AlarmIdentity): string {
	return `cloudwatch:${account}/${region}/${name}${contributor === undefined ? '' : `#${contributor}`}`;
}

/** The alert of an alarm; missing data is a note, because it neither fires nor says that anything is over. */
export function readAlarm(alarm: AlarmFacts): readonly SourceEvent[] {
	const word = textOf(alarm.state);
	const state = STATES.get(word ?? '');
	if (word === 'INSUFFICIENT_DATA') return [noDataNote(alarm, word)];
	if (word === undefined || state === undefined) {
		addProblem(alarm.state, 'one of "ALARM", "OK", "INSUFFICIENT_DATA"');
		return [];
	}
	const tag = (key: string) => alarm.tags.find(([name]) => name.toLowerCase() === key)?.[1];
	const { name, account, region, description, reason, rule } = alarm;
	const about = [description, reason, rule === undefined ? undefined : `Rule: ${rule}`];
	const alert: Alert = {
		source: 'cloudwatch',
		fingerprint: alarmFingerprint(alarm),
		state,
		event: word,
		name,
		title: description?.trim().split(/\r\n|[\n\r]/)[0] ?? name,
		description: about.filter((part) => part !== undefined).join('\n\n'),
		at: alarm.at,
		severity: tag('severity') ?? tag('priority') ?? SEVERITY_IN_NAME.exec(name)?.[1],
		labels: { ...Object.fromEntries(alarm.tags), ...alarm.labels, account, region },
		integrations: [name, arnOf(alarm)].filter((part) => part !== undefined),
		url: consoleLink(alarm),
		runbookUrl:
			tag('runbook_url') ?? tag('runbook') ?? /\brunbook\W{0,3}(https?:\/\/\S+)/i.exec(description ?? '')?.[1],
		...readChange(tag),
	};
	return [{ type: 'alert', alert }];
}

function noDataNote(alarm: AlarmFacts, event: string): SourceEvent {
	const because = alarm.reason === undefined ? '' : `: ${alarm.reason}`;
	const text = `CloudWatch has no data for the alarm ${alarm.name}${because}`;
	const fingerprint = alarmFingerprint(alarm);
	const url = consoleLink(alarm);
	return {
		type: 'note',
		note: { source: 'cloudwatch', fingerprint, event, kind: 'external', text, at: alarm.at, url },
	};
}

function arnOf({ partition, region, account, name }: AlarmIdentity): string | undefined {
	return partition === undefined ? undefined : `arn:${partition}:cloudwatch:${region}:${account}:alarm:${name}`;
}

/** The alarm in the AWS console, which has other hosts outside of the partition `aws`. */
function consoleLink({ partition, region, name }: AlarmIdentity): string | undefined {
	if (partition !== 'aws' || !name.isWellFormed()) return undefined;
	const alarm = encodeURIComponent(name);
	return `https://${region}.console.aws.amazon.com/cloudwatch/home?region=${region}#alarmsV2:alarm/${alarm}`;
}
