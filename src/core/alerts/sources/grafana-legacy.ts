import type { Alert, AlertNote, SourceEvent } from '../alert.ts';
import { addProblem, fieldAt, itemsOf, type PayloadField, requireText, textEntries, textOf } from '../payload-field.ts';
import { readChange } from '../read-change.ts';

const STATES: ReadonlyMap<string, Alert['state']> = new Map([
	['alerting', 'firing'],
	['no_data', 'firing'],
	['ok', 'resolved'],
]);

const PAUSED = 'The rule was paused in Grafana, which will not say when the alert is over';

/** True for the body of a dashboard alert, as Grafana sent it before version 11. */
export function isGrafanaLegacy(root: PayloadField): boolean {
	const has = (key: string) => fieldAt(root, key).value !== undefined;
	return !has('alerts') && (has('ruleId') || has('ruleName') || has('evalMatches'));
}

/** The alert of a legacy body. There is one for a rule, whatever series it watches, because `ok` names none of them. */
export function readGrafanaLegacy(root: PayloadField): readonly SourceEvent[] {
	const id = requireText(fieldAt(root, 'ruleId'));
	const field = fieldAt(root, 'state');
	const word = textOf(field)?.toLowerCase() ?? '';
	const name = textOf(fieldAt(root, 'ruleName')) ?? `Grafana rule ${id}`;
	if (name === 'Test notification') {
		return [{ type: 'ignored', event: 'test', reason: 'Test of a notification channel; the connection works' }];
	}
	const fingerprint = fingerprintOf(root, id);
	const url = textOf(fieldAt(root, 'ruleUrl'));
	if (word === 'paused') return [{ type: 'note', note: pausedNote(fingerprint, url) }];
	if (word === 'pending' || word === 'unknown') {
		return [
			{ type: 'ignored', event: word, reason: 'The rule does not fire; Grafana sends another body when it does' },
		];
	}
	const state = STATES.get(word);
	if (state === undefined) {
		addProblem(field, 'one of "alerting", "no_data", "ok", "paused", "pending", "unknown"');
		return [];
	}
	const labels = labelsOf(root);
	const alert: Alert = {
		source: 'grafana',
		fingerprint,
		state,
		event: word,
		name,
		title: textOf(fieldAt(root, 'title')) ?? name,
		description: descriptionOf(root),
		severity: labels.severity,
		labels,
		integrations: [id, name],
		url,
		runbookUrl: labels.runbook_url ?? labels.runbook,
		...readChange((key) => labels[key]),
		evidence: imageOf(root),
	};
	return [{ type: 'alert', alert }];
}

function pausedNote(fingerprint: string, url: string | undefined): AlertNote {
	return { source: 'grafana', fingerprint, event: 'paused', kind: 'external', text: PAUSED, url };
}

/** Rules are numbered in each Grafana, so the host in their link tells two of them apart. */
function fingerprintOf(root: PayloadField, id: string): string {
	const host = URL.parse(textOf(fieldAt(root, 'ruleUrl')) ?? '')?.host ?? '';
	return `grafana:legacy/${host}/${id}`;
}

/** Tags of the rule, and of the series where one alone fires. */
function labelsOf(root: PayloadField): Readonly<Record<string, string>> {
	const matches = itemsOf(fieldAt(root, 'evalMatches'));
	const series = matches.length === 1 && matches[0] ? textEntries(fieldAt(matches[0], 'tags')) : [];
	return Object.fromEntries([...series, ...textEntries(fieldAt(root, 'tags'))]);
}

function descriptionOf(root: PayloadField): string | undefined {
	const values = itemsOf(fieldAt(root, 'evalMatches')).flatMap((match) => {
		const [metric, value] = ['metric', 'value'].map((key) => textOf(fieldAt(match, key)));
		return metric === undefined || value === undefined ? [] : [`${metric} = ${value}`];
	});
	const measured = values.length === 0 ? undefined : `Values: ${values.join(', ')}`;
	const text = [textOf(fieldAt(root, 'message')), measured].filter((part) => part !== undefined).join('\n\n');
	return text === '' ? undefined : text;
}

function imageOf(root: PayloadField): Alert['evidence'] {
	const url = textOf(fieldAt(root, 'imageUrl'));
	return url === undefined ? [] : [{ kind: 'image', url }];
}
