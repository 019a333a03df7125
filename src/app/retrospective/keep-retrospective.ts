import { Temporal } from 'temporal-polyfill';
import { editFrontMatter } from '../../formats/edit-record.ts';
import type { AgendaIssue } from '../../ports/agenda-issue.ts';
import type { Fold, IncidentRepository } from '../../ports/repository.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { agendaMarker, withAgenda } from './agenda-block.ts';
import { deriveAgenda } from './derive-agenda.ts';
import { type AgendaHome, printAgenda } from './print-agenda.ts';

export interface RetrospectiveOptions {
	/** RFC 3339 UTC. */
	readonly now: string;
	/** The repository on the web: in an issue only whole addresses lead somewhere. */
	readonly home: Required<NonNullable<AgendaHome>>;
}

export interface RetrospectivePlaces {
	readonly repository: Pick<IncidentRepository, 'commit'>;
	readonly issues: AgendaIssue;
}

/** What became of the agenda of a month. */
export interface KeptRetrospective {
	/** Month, like `2026-11`. */
	readonly period: string;
	/** `held`: the issue is closed, the meeting was, and nothing is changed any more. */
	readonly state: 'opened' | 'updated' | 'unchanged' | 'held';
	readonly file: string;
	/** Address of the issue. */
	readonly issue: string;
}

/** GitHub takes an issue of at most 65 536 characters; people need room below. */
const ISSUE_LIMIT = 60_000;

/**
 * Keeps the agenda of this month as a file in `reports/` and as an issue with the same text: one of each a month,
 * however often it runs. Words that people write below the agenda stay. The file comes first, so that a run that dies
 * between the two is made good by the next.
 */
export async function keepRetrospective(
	catalogue: Catalogue,
	{ now, home }: RetrospectiveOptions,
	{ repository, issues }: RetrospectivePlaces,
): Promise<KeptRetrospective> {
	const agenda = deriveAgenda(catalogue, now);
	const period = agenda.day.slice(0, 7);
	const file = `reports/${period}-retrospective.md`;
	const text = printAgenda(agenda, home);
	const found = await issues.find(agendaMarker(period), monthBegan(period));
	if (found && !found.isOpen) return { period, state: 'held', file, issue: found.url };
	const { result: isChanged } = await repository.commit((snapshot) => foldFile(snapshot, { file, period, text, now }));
	const short = fitIssue(text, `[${file}](${home.repository.replace(/\/$/, '')}/blob/${home.branch}/${file})`);
	const body = withAgenda(found?.body ?? '', period, short);
	if (!found) {
		const issue = await issues.create({ title: `Retrospective ${period}`, body });
		return { period, state: 'opened', file, issue };
	}
	if (body !== found.body) await issues.update(found.number, body);
	return { period, state: isChanged || body !== found.body ? 'updated' : 'unchanged', file, issue: found.url };
}

interface AgendaFile {
	readonly file: string;
	readonly period: string;
	readonly text: string;
	readonly now: string;
}

type Snapshot = Parameters<Parameters<IncidentRepository['commit']>[0]>[0];

async function foldFile(snapshot: Snapshot, { file, period, text, now }: AgendaFile): Promise<Fold<boolean>> {
	const existing = (await snapshot.read([file])).get(file);
	const before = existing ?? `---\nschema: 1\nkind: retrospective\nperiod: ${period}\nas_of: ${now}\n---\n\n`;
	const after = withAgenda(before, period, text);
	if (after === existing) return { changes: [], message: '', result: false };
	const content = editFrontMatter(after, [{ path: ['as_of'], value: now }]);
	return { changes: [{ path: file, content }], message: `Retrospective ${period}: agenda`, result: true };
}

/** Before the month begins anywhere on earth. */
function monthBegan(period: string): string {
	return `${Temporal.PlainDate.from(`${period}-01`).subtract({ days: 1 }).toString()}T00:00:00Z`;
}

/** The agenda whole, or as many of its lines as an issue takes and where the rest is. */
function fitIssue(text: string, rest: string): string {
	if (text.length <= ISSUE_LIMIT) return text;
	return `${text.slice(0, text.lastIndexOf('\n', ISSUE_LIMIT))}\n\nThe rest is in ${rest}.\n`;
}
