import { changeAt, keepKeys } from '../keep-keys.ts';
import { isPersonalTag } from './sentry-labels.ts';

const EVENT_KEYS = [
	...['event_id', 'issue_id', 'groupID', 'issue_url', 'url', 'web_url', 'project', 'project_name', 'contexts', 'tags'],
	...['title', 'message', 'metadata', 'culprit', 'level', 'platform', 'environment', 'release', 'datetime'],
];
const METADATA_KEYS = ['type', 'value'];
const ISSUE_KEYS = [
	...['id', 'shortId', 'title', 'culprit', 'level', 'status', 'substatus', 'platform', 'project', 'assignedTo'],
	...['web_url', 'permalink'],
];

const PARTS: readonly (readonly [key: string, strip: (part: unknown) => unknown])[] = [
	['event', stripEvent],
	['error', stripEvent],
	['issue', stripIssue],
	['installation', (installation) => keepKeys(installation, ['status', 'uuid'])],
];

/** A body of Sentry without the user, the request, the stack and whatever else an event tells of those who met it. */
export function stripSentry(body: unknown): unknown {
	return changeAt(body, 'data', (data) =>
		PARTS.reduce((stripped, [key, strip]) => changeAt(stripped, key, strip), data),
	);
}

function stripEvent(event: unknown): unknown {
	const kept = changeAt(keepKeys(event, EVENT_KEYS), 'metadata', (metadata) => keepKeys(metadata, METADATA_KEYS));
	const traced = changeAt(kept, 'contexts', (contexts) =>
		changeAt(keepKeys(contexts, ['trace']), 'trace', (trace) => keepKeys(trace, ['trace_id'])),
	);
	return changeAt(traced, 'tags', (tags) => (Array.isArray(tags) ? tags.filter((tag) => !isPersonalTag(tag)) : tags));
}

function stripIssue(issue: unknown): unknown {
	return changeAt(keepKeys(issue, ISSUE_KEYS), 'assignedTo', (assignee) => keepKeys(assignee, ['id', 'name']));
}
