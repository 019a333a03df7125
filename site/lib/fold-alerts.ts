import type { AlertLine } from '../../src/core/records/alert-line.ts';

/** One line of an incident's alerts, or a run of repeats of one folded into it. */
export interface AlertRow {
	readonly key: string;
	/** When it came in. */
	readonly at: string;
	/** When the last of a run of repeats came. */
	readonly until?: string;
	/** How many lines of the archive this is. */
	readonly count: number;
	readonly state: AlertLine['state'];
	readonly name: string;
	readonly title: string;
	readonly source: string;
	readonly url?: string;
	readonly decision: AlertLine['decision'];
	/** Reason code. */
	readonly reason: string;
}

/** Rows of a page, and how many lines of the archive are not on it. */
export interface FoldedAlerts {
	readonly rows: readonly AlertRow[];
	readonly omitted: number;
	readonly total: number;
}

/** An incident's archive lines (oldest first) with runs of repeats of the same alert folded into one row, at most `limit` rows. */
export function foldAlerts(lines: readonly AlertLine[], limit = 60): FoldedAlerts {
	const rows: AlertRow[] = [];
	for (const [index, line] of lines.entries()) {
		const last = rows.at(-1);
		if (
			last &&
			line.decision === 'repeated' &&
			last.decision === 'repeated' &&
			last.key.startsWith(`${line.fingerprint} `)
		) {
			rows[rows.length - 1] = { ...last, until: line.received, count: last.count + 1 };
		} else rows.push(rowOf(line, index));
	}
	const shown = rows.slice(0, limit);
	const counted = shown.reduce((sum, { count }) => sum + count, 0);
	return { rows: shown, omitted: lines.length - counted, total: lines.length };
}

function rowOf(line: AlertLine, index: number): AlertRow {
	const { received, state, name, title, source, url, decision, reason } = line;
	return {
		key: `${line.fingerprint} ${line.delivery} ${index}`,
		at: received,
		count: 1,
		state,
		name,
		title,
		source,
		// The archive keeps what a source sent; only a web address may become a link.
		url: url !== undefined && /^https?:\/\//i.test(url) ? url : undefined,
		decision,
		reason,
	};
}
