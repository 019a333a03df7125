import { SOURCES } from '../../core/alerts/alert.ts';
import type { AlertLine } from '../../core/records/alert-line.ts';
import { SEVERITIES, type Severity } from '../../core/records/incident.ts';
import { earlierOf, laterOf } from '../../core/time/instant.ts';
import { isNewerState } from '../../core/triage/alert-order.ts';
import { isNamedBefore } from '../../core/triage/change-incident.ts';
import type { EarlyResolve, KnownAlert, MutedAlert } from '../../core/triage/triage-state.ts';
import type { ArchivedFacts } from './merge-facts.ts';

/** The newest state of each alert that some archive lines tell of. */
export function latestStates(lines: readonly AlertLine[]): Record<string, KnownAlert> {
	const known: Record<string, KnownAlert> = {};
	for (const { fingerprint, state, at: told, since } of lines) {
		if (state === 'none') continue;
		const at = since ?? told;
		const before = known[fingerprint];
		if (!before || isNewerState({ state, at }, before)) known[fingerprint] = { state, at };
	}
	return known;
}

/** The worst severity that rules gave the alerts of an incident; undefined where the archive does not say. */
export function worstSeverity(lines: readonly AlertLine[]): Severity | undefined {
	const given = new Set(lines.filter(({ rule }) => rule !== undefined).map(({ severity }) => severity));
	return SEVERITIES.find((severity) => given.has(severity));
}

/** The alert that an incident is named after; undefined for one that no alert opened. */
export function earliestAlert(lines: readonly AlertLine[]): ArchivedFacts['named'] {
	if (!lines.some(({ decision }) => decision === 'opened')) return undefined;
	let named: ArchivedFacts['named'];
	for (const { at, name, title, state } of lines) {
		if (state !== 'firing' && state !== 'acknowledged') continue;
		if (!named || isNamedBefore({ at, name, title }, { ...named, named: named.at })) named = { at, name, title };
	}
	return named;
}

/** The alerts that fire under a mute at the end of an archive. */
export function mutedAlerts(archive: readonly AlertLine[]): ReadonlyMap<string, MutedAlert> {
	const muted = new Map<string, MutedAlert>();
	for (const line of archive) {
		const { fingerprint, reason } = line;
		if (reason === 'mute/in-force') {
			const held = toMuted(line, muted.get(fingerprint));
			if (held) muted.set(fingerprint, held);
		} else if (reason === 'mute/resolved' || isFound(line)) muted.delete(fingerprint);
	}
	return muted;
}

/** Whether the alert found its incident with this line. */
function isFound({ decision }: AlertLine): boolean {
	return decision === 'opened' || decision === 'joined' || decision === 'reopened';
}

function toMuted(line: AlertLine, before: MutedAlert | undefined): MutedAlert | undefined {
	const { source, event, name, title, labels = {}, url, service, kind, severity, state, at, rule } = line;
	const known = SEVERITIES.find((id) => id === severity);
	const sender = SOURCES.find((id) => id === source);
	if (!sender || !service || !kind || !known || !rule || (state !== 'firing' && state !== 'acknowledged'))
		return undefined;
	const mine = { source: sender, name, title, labels, service, kind, severity: known, state, mute: rule };
	const times = { at: earlierOf(before?.at, at), heard: laterOf(before?.heard, at) };
	return { ...mine, ...times, ...(event !== undefined && { event }), ...(url && { url }) };
}

/** The resolves at the end of an archive whose trigger has not come. */
export function earlyResolves(archive: readonly AlertLine[]): ReadonlyMap<string, EarlyResolve> {
	const early = new Map<string, EarlyResolve>();
	for (const { fingerprint, at, received, decision, reason } of archive) {
		if (reason === 'state/no-incident') {
			const before = early.get(fingerprint);
			early.set(fingerprint, { at: laterOf(before?.at, at), received, count: (before?.count ?? 0) + 1 });
		}
		if (decision === 'opened' || decision === 'joined' || decision === 'muted') early.delete(fingerprint);
	}
	return early;
}
