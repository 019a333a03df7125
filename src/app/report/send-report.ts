import type { Diagnostic } from '../../core/diagnostics/diagnostic.ts';
import type { Attempt } from '../../core/effects/attempt.ts';
import { entryAfter, entryBegun } from '../../core/effects/ledger.ts';
import type { EffectEntry } from '../../core/records/effects.ts';
import type { ReportDocument } from '../../core/reports/report-document.ts';
import { reportRecipients } from '../../core/reports/report-recipients.ts';
import type { Mailer } from '../../ports/mailer.ts';
import type { Fold, IncidentRepository, Snapshot } from '../../ports/repository.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { currentTeams } from '../change-incident/find-actor.ts';
import { deriveReport } from './derive-report.ts';
import { printReport, printReportFile } from './print-report.ts';
import { mailState, readReport, reportKey, reportPath } from './read-report.ts';
import { reportMail } from './report-mail.ts';
import type { ReportWish } from './write-report.ts';

export interface SendingPlaces {
	readonly repository: Pick<IncidentRepository, 'commit'>;
	readonly mailer: Mailer;
	/** RFC 3339 UTC; read again when the mail has left. */
	readonly clock: () => string;
}

/** What became of the mail of a report. */
export type SentReport = { readonly file: string } & (
	| {
			readonly state: 'sent';
			readonly to: readonly string[];
			/** What was not quite right. */
			readonly note?: string;
	  }
	/** An earlier run sent it, or gave it up. */
	| { readonly state: 'sent-before' | 'given-up-before' }
	/** A run has it in hand, or it failed and is not tried again yet (RFC 3339 UTC). */
	| { readonly state: 'waiting'; readonly until: string }
	/** No route leads to an address. */
	| { readonly state: 'nobody'; readonly unreachable: readonly string[] }
	| { readonly state: 'failed' | 'given-up'; readonly error: string; readonly help?: string }
	| { readonly state: 'unreadable'; readonly problems: readonly Diagnostic[] }
);

interface Begun {
	readonly state: 'begun';
	readonly file: string;
	readonly document: ReportDocument;
	readonly to: readonly string[];
	readonly unreachable: readonly string[];
}

/**
 * Mails a report once: first the file is committed with the mail begun, then it is sent, then how it ended is committed.
 * Of two runs the later one finds it begun; a run that died is made good by the next after its turn, with the same
 * Message-ID and as of the same time. Throws RepositoryError before anything is sent where nothing can be committed.
 */
export async function sendReport(
	catalogue: Catalogue,
	wish: ReportWish,
	{ repository, mailer, clock }: SendingPlaces,
): Promise<SentReport> {
	const now = clock();
	const { result: begun } = await repository.commit((snapshot) => foldBegun(snapshot, catalogue, { ...wish, now }));
	if (begun.state !== 'begun') return begun;
	const { document, to, unreachable, file } = begun;
	const attempt = await attemptSend(mailer, () =>
		reportMail(document, wish.period, { to, site: catalogue.policies.site }),
	);
	const noted = withUnreachable(attempt, unreachable);
	const ended = clock();
	const { result: state } = await repository.commit((snapshot) =>
		foldEnded(snapshot, wish, { attempt: noted, now: ended }),
	);
	if (noted.state === 'done') return { file, state: 'sent', to, ...(noted.note !== undefined && { note: noted.note }) };
	const { error, help } = noted;
	return { file, state: state === 'given-up' ? 'given-up' : 'failed', error, ...(help !== undefined && { help }) };
}

async function foldBegun(
	snapshot: Snapshot,
	catalogue: Catalogue,
	{ period, at, now }: ReportWish & { readonly now: string },
): Promise<Fold<Begun | SentReport>> {
	const file = reportPath(period);
	const leave = (result: SentReport) => ({ changes: [], message: '', result });
	const known = await readReport(snapshot, period);
	if (known.state === 'unreadable') return leave({ ...known, file });
	const before = known.state === 'read' ? known.facts : undefined;
	const mail = before && mailState(before, now);
	if (mail?.state === 'sent') return leave({ file, state: 'sent-before' });
	if (mail?.state === 'given-up') return leave({ file, state: 'given-up-before' });
	if (mail?.state === 'waiting') return leave({ file, ...mail });
	const { notify } = catalogue.policies;
	const { to, unreachable } = reportRecipients(period.kind, { notify, teams: currentTeams(catalogue.teams, now) });
	const { sent = [], refused = [] } = before?.mail ?? {};
	const left = to.filter((address) => !sent.includes(address) && !refused.includes(address));
	if (left.length === 0) return leave({ file, state: 'nobody', unreachable });
	// Tried again it is the same mail, as of the same time.
	const as_of = before?.mail ? before.as_of : at;
	const document = deriveReport(catalogue, period, as_of);
	const entry = entryBegun(ledgerOf(before?.mail), { key: reportKey(period), now });
	const content = printReport(document, period, { as_of, mail: entry });
	return {
		changes: [{ path: file, content }],
		message: `Report ${period.name}: mail begun\n`,
		result: { state: 'begun', file, document, to: left, unreachable },
	};
}

async function attemptSend(mailer: Mailer, compose: () => Parameters<Mailer['send']>[0]): Promise<Attempt> {
	try {
		return await mailer.send(compose());
	} catch (error) {
		return { state: 'failed', error: `unexpected: ${error instanceof Error ? error.message : String(error)}` };
	}
}

async function foldEnded(
	snapshot: Snapshot,
	{ period }: ReportWish,
	{ attempt, now }: { readonly attempt: Attempt; readonly now: string },
): Promise<Fold<EffectEntry['state']>> {
	const known = await readReport(snapshot, period);
	// Somebody has broken or removed the file while the mail was on its way: it is theirs to mend.
	if (known.state !== 'read') return { changes: [], message: '', result: attempt.state };
	const entry = entryAfter(ledgerOf(known.facts.mail), { key: reportKey(period), now, attempt });
	const facts = { ...known.facts, mail: entry, ...(entry.state === 'done' && { sent: now }) };
	return {
		changes: [{ path: reportPath(period), content: printReportFile(facts, known.body) }],
		message: `Report ${period.name}: mail ${entry.state}\n`,
		result: entry.state,
	};
}

function ledgerOf(mail: EffectEntry | undefined): readonly EffectEntry[] {
	return mail === undefined ? [] : [mail];
}

function withUnreachable(attempt: Attempt, unreachable: readonly string[]): Attempt {
	if (attempt.state !== 'done' || unreachable.length === 0) return attempt;
	return {
		...attempt,
		note: [attempt.note, `no mail address for ${unreachable.join(', ')}`].filter(Boolean).join('; '),
	};
}
