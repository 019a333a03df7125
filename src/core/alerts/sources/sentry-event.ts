import type { Alert, SourceEvent } from '../alert.ts';
import { alertName } from '../alert-name.ts';
import { labelsFrom } from '../labels-from.ts';
import { fieldAt, instantOf, type PayloadField, requireObject, textOf } from '../payload-field.ts';
import { readChange } from '../read-change.ts';
import { stableHash } from '../stable-hash.ts';
import { readSentryTags } from './sentry-labels.ts';

const EVENT = 'event_alert.triggered';

/**
 * An issue alert: a rule found that an error matters. Sentry never says that such an alert is over; it is the issue that
 * is resolved, so both are named by the issue.
 */
export function readSentryEvent(data: PayloadField): readonly SourceEvent[] {
	const event = fieldAt(data, 'event');
	if (!requireObject(event)) return [];
	const tags = readSentryTags(fieldAt(event, 'tags'));
	if (tags.sample_event === 'yes') {
		return [{ type: 'ignored', event: EVENT, reason: 'Sample event of a test notification; the connection works' }];
	}
	const rule = textOf(fieldAt(fieldAt(data, 'issue_alert'), 'title')) ?? textOf(fieldAt(data, 'triggered_rule'));
	const title = titleOf(event);
	const name = rule ?? alertName(title);
	const project = projectOf(event);
	const culprit = textOf(fieldAt(event, 'culprit'));
	const level = textOf(fieldAt(event, 'level')) ?? tags.level;
	const alert: Alert = {
		source: 'sentry',
		fingerprint: `sentry:issue:${issueOf(event) ?? stableHash([project ?? '', title])}`,
		state: 'firing',
		event: EVENT,
		name,
		title,
		description: culprit === undefined ? undefined : `In ${culprit}`,
		at: instantOf(fieldAt(event, 'datetime')),
		severity: tags.severity ?? level,
		labels: {
			...tags,
			...labelsFrom([
				['project', project],
				['rule', rule],
				['level', level],
				['environment', textOf(fieldAt(event, 'environment')) ?? tags.environment],
				['platform', textOf(fieldAt(event, 'platform'))],
				['release', textOf(fieldAt(event, 'release')) ?? tags.release],
			]),
		},
		integrations: [project, rule].filter((text) => text !== undefined),
		url: textOf(fieldAt(event, 'web_url')),
		runbookUrl: tags.runbook_url,
		...readChange((key) => tags[key]),
		evidence: evidenceOf(event),
	};
	return [{ type: 'alert', alert }];
}

function titleOf(event: PayloadField): string {
	const metadata = fieldAt(event, 'metadata');
	const parts = ['type', 'value'].map((key) => textOf(fieldAt(metadata, key))).filter((text) => text !== undefined);
	return (
		textOf(fieldAt(event, 'title')) ?? (parts.join(': ') || (textOf(fieldAt(event, 'message')) ?? 'Error in Sentry'))
	);
}

/** The id of the issue, in whichever of its places it stands. */
function issueOf(event: PayloadField): string | undefined {
	const links = ['issue_url', 'web_url'].map((key) => textOf(fieldAt(event, key)) ?? '');
	const inLink = links.map((link) => /\/issues\/(\d{1,40})\//.exec(`${link}/`)?.[1]).find((id) => id !== undefined);
	return textOf(fieldAt(event, 'issue_id')) ?? textOf(fieldAt(event, 'groupID')) ?? inLink;
}

/** An event gives its project as a number; the name that people know stands in its link. */
function projectOf(event: PayloadField): string | undefined {
	const link = textOf(fieldAt(event, 'url')) ?? '';
	return /\/projects\/[\w-]{1,100}\/([\w-]{1,100})\/events\//.exec(link)?.[1] ?? textOf(fieldAt(event, 'project_name'));
}

function evidenceOf(event: PayloadField): Alert['evidence'] {
	const trace = textOf(fieldAt(fieldAt(fieldAt(event, 'contexts'), 'trace'), 'trace_id'));
	const id = textOf(fieldAt(event, 'event_id'));
	return [
		...(id === undefined ? [] : [{ kind: 'error', id, url: textOf(fieldAt(event, 'web_url')) }]),
		...(trace === undefined ? [] : [{ kind: 'trace', id: trace }]),
	];
}
