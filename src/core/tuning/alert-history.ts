import { archivedAlert } from '../backtest/archived-alert.ts';
import type { RecordedIncident } from '../backtest/recorded-incident.ts';
import type { ReplayedPage, ReplayRules } from '../backtest/replay.ts';
import type { AlertLine } from '../records/alert-line.ts';
import { toEpochMs } from '../time/instant.ts';
import { identifyService, UNKNOWN_SERVICE } from '../triage/identify-service.ts';
import { levelAlert } from '../triage/level-alert.ts';

/** Somebody was paged, as the record has it: an incident that no other explains was opened, or opened again. */
export interface RecordedPage {
	readonly incident: string;
	readonly isAtNight: boolean;
	/** Opened again, and not new. */
	readonly isAgain: boolean;
}

/** Everything the archive tells of one alert rule: an alert name at a service. Times are milliseconds. */
export interface AlertHistory {
	readonly name: string;
	/** By today's services, else as it was recorded. */
	readonly service: string;
	/** When it began to fire, since 1970, in order; muted ones too, repeats not. */
	readonly firings: readonly number[];
	readonly repeats: number;
	readonly muted: number;
	/** How long it was open, each time that it ended. */
	readonly lengths: readonly number[];
	/** How long it was over before the same alert fired again, each time. */
	readonly pauses: readonly number[];
	readonly pages: readonly RecordedPage[];
	/** When it first fired in each incident that it was part of, as the archive says (RFC 3339 UTC). */
	readonly incidents: ReadonlyMap<string, string>;
	/** Firings by the level rule of today that takes them. */
	readonly levels: ReadonlyMap<string, number>;
}

export interface HistoryContext {
	readonly rules: ReplayRules;
	readonly recorded: ReadonlyMap<string, RecordedIncident>;
	readonly isAtNight: (page: ReplayedPage) => boolean;
}

interface Draft {
	readonly name: string;
	readonly service: string;
	readonly firings: number[];
	repeats: number;
	muted: number;
	readonly lengths: number[];
	readonly pauses: number[];
	readonly pages: RecordedPage[];
	readonly incidents: Map<string, string>;
	readonly levels: Map<string, number>;
}

/** A single alert: what it is counted for, and since when it fires or is over. */
interface Track {
	readonly draft: Draft;
	readonly isOpen: boolean;
	readonly since: number;
}

/** Takes the lines of an archive in the order in which they were received; `end` says what they tell of each alert rule. */
export interface HistoryGathering {
	take(line: AlertLine): void;
	/** By name, then by service. */
	end(): readonly AlertHistory[];
}

/** Gathers what an archive tells of each alert rule, a line at a time. */
export function gatherHistories(context: HistoryContext): HistoryGathering {
	const drafts = new Map<string, Draft>();
	const tracks = new Map<string, Track>();
	const draftOf = (line: AlertLine): Draft => {
		const alert = archivedAlert(line)?.candidate.alert;
		const today = alert && identifyService(alert, context.rules.services);
		const service = today ?? line.service ?? UNKNOWN_SERVICE;
		const key = JSON.stringify([line.name, service]);
		const draft = drafts.get(key) ?? newDraft(line.name, service);
		drafts.set(key, draft);
		if (alert && line.state === 'firing' && line.decision !== 'repeated') {
			const { rule } = levelAlert(alert, service, context.rules.policy);
			draft.levels.set(rule, (draft.levels.get(rule) ?? 0) + 1);
		}
		return draft;
	};
	return {
		take: (line) => {
			const { state, fingerprint } = line;
			const track = tracks.get(fingerprint);
			if (state === 'resolved') {
				if (track?.isOpen) tracks.set(fingerprint, endOf(track, line));
				return;
			}
			if (state === 'none') return;
			const draft = draftOf(line);
			if (state === 'firing') tracks.set(fingerprint, countFiring(draft, line, track));
			notePage(draft, line, context);
		},
		end: () =>
			[...drafts.values()]
				.filter(({ firings, repeats }) => firings.length + repeats > 0)
				.map((draft) => ({ ...draft, firings: draft.firings.sort((a, b) => a - b) }))
				.sort((a, b) => compareText(a.name, b.name) || compareText(a.service, b.service)),
	};
}

function newDraft(name: string, service: string): Draft {
	const lists = { firings: [], lengths: [], pauses: [], pages: [] };
	return { name, service, ...lists, repeats: 0, muted: 0, incidents: new Map(), levels: new Map() };
}

function countFiring(draft: Draft, line: AlertLine, track: Track | undefined): Track {
	const at = toEpochMs(line.at);
	if (line.incident && !draft.incidents.has(line.incident)) draft.incidents.set(line.incident, line.at);
	if (line.decision === 'repeated') {
		draft.repeats += 1;
		return track?.isOpen ? track : { draft, isOpen: true, since: at };
	}
	draft.firings.push(at);
	if (line.decision === 'muted') draft.muted += 1;
	if (track?.isOpen) return track;
	if (track && at >= track.since) draft.pauses.push(at - track.since);
	return { draft, isOpen: true, since: at };
}

function endOf({ draft, since }: Track, line: AlertLine): Track {
	const at = toEpochMs(line.at);
	if (at >= since) draft.lengths.push(at - since);
	return { draft, isOpen: false, since: Math.max(at, since) };
}

/** What another incident explains paged nobody. */
function notePage(draft: Draft, line: AlertLine, { recorded, isAtNight }: HistoryContext): void {
	const { decision, incident, received } = line;
	if (incident === undefined || (decision !== 'opened' && decision !== 'reopened')) return;
	const record = recorded.get(incident);
	if (record && record.parents.length > 0) return;
	const page = { at: received, service: line.service ?? draft.service, team: '' };
	draft.pages.push({ incident, isAtNight: isAtNight(page), isAgain: decision === 'reopened' });
}

function compareText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
