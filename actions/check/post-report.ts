import { readFileSync } from 'node:fs';
import type * as Core from '@actions/core';
import { pullRequestComment } from '../../src/adapters/github/pull-request-comment.ts';
import { COMMENT_MARKER } from '../../src/formats/reports/report-markdown.ts';

export interface PostReportOptions {
	/** Path of the report. */
	readonly report: string;
	readonly repository: string;
	readonly number: number;
	readonly token: string;
	readonly apiUrl?: string;
}

/** Writes a report as the one comment of its pull request. A report without problems makes no comment of its own. */
export async function postReport(
	core: Pick<typeof Core, 'info' | 'warning'>,
	{ report, ...options }: PostReportOptions,
): Promise<void> {
	const body = readFileSync(report, 'utf8');
	if (!body.startsWith(COMMENT_MARKER)) throw new Error(`${report} is no report of the check: it lacks its marker`);
	const isNew = !body.startsWith(`${COMMENT_MARKER}\n### Check: no problems`);
	const outcome = await pullRequestComment({ agent: 'tocsin-check', ...options, marker: COMMENT_MARKER }).write(body, {
		isNew,
	});
	if (outcome.state === 'refused') core.warning(`The comment was not written: ${outcome.reason}`);
	else core.info(`Comment: ${outcome.state}`);
}
