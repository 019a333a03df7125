import type { Diagnostic } from '../../core/diagnostics/diagnostic.ts';
import { isSettled, waitsUntil } from '../../core/effects/ledger.ts';
import type { Report } from '../../core/records/report.ts';
import type { ReportPeriod } from '../../core/reports/report-period.ts';
import { parseRecord } from '../../formats/parse-record.ts';
import type { Snapshot } from '../../ports/repository.ts';

/** The file of a report as it is in the repository. */
export type ReadReport =
	| { readonly state: 'absent' }
	| { readonly state: 'unreadable'; readonly problems: readonly Diagnostic[] }
	| { readonly state: 'read'; readonly text: string; readonly facts: Report; readonly body: string };

export function reportPath({ name }: Pick<ReportPeriod, 'name'>): string {
	return `reports/${name}.md`;
}

/** The key of the mail of a report, as in the ledger of an incident. */
export function reportKey({ kind, name }: Pick<ReportPeriod, 'kind' | 'name'>): string {
	return `mail/${kind}/${name}`;
}

/** Reads the report of a period. */
export async function readReport(snapshot: Snapshot, period: ReportPeriod): Promise<ReadReport> {
	const path = reportPath(period);
	const text = (await snapshot.read([path])).get(path);
	if (text === undefined) return { state: 'absent' };
	const parsed = parseRecord('report', path, text);
	if (!parsed.ok) return { state: 'unreadable', problems: parsed.problems };
	return { state: 'read', text, facts: parsed.value.value, body: parsed.value.body };
}

/** How far the mail of a report has come at `now` (RFC 3339 UTC); `waiting`: a run has it in hand, or it is tried again later. */
export function mailState(
	{ sent, mail }: Pick<Report, 'sent' | 'mail'>,
	now: string,
):
	| { readonly state: 'not-begun' | 'sent' | 'given-up' | 'due' }
	| { readonly state: 'waiting'; readonly until: string } {
	if (sent !== undefined) return { state: 'sent' };
	if (mail === undefined) return { state: 'not-begun' };
	if (isSettled([mail], mail.key)) return { state: mail.state === 'done' ? 'sent' : 'given-up' };
	const until = waitsUntil([mail], mail.key, now);
	return until === undefined ? { state: 'due' } : { state: 'waiting', until };
}
