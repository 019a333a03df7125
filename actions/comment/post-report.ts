import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import type * as Core from '@actions/core';
import type { GithubConnection } from '../../src/adapters/github/call-github.ts';
import { pullRequestComment } from '../../src/adapters/github/pull-request-comment.ts';
import { inertReport } from '../../src/formats/reports/inert-report.ts';
import { readReportFile, reportMarker } from '../../src/formats/reports/report-file.ts';
import { pullRequestOfEvent } from './pull-request-of-event.ts';

export interface PostReportOptions {
	/** What started the run, as GitHub tells it. */
	readonly event: unknown;
	/** Of the report. */
	readonly path: string;
	/** Name that the report has to have. */
	readonly name: string;
	readonly connection: Omit<GithubConnection, 'agent'>;
}

/** GitHub takes a comment of at most 65 536 characters. */
const MOST_BYTES = 65_536;

/** Inert text is a little longer than it was. */
const MOST_CHARACTERS = 65_000;

const OF_FORK =
	'> From a run for a fork, which may have changed what this says. Links and mentions are switched off.\n\n';

/** Keeps a report as the one comment of its pull request. A quiet one makes no comment of its own. */
export async function postReport(
	core: Pick<typeof Core, 'info' | 'warning' | 'setOutput'>,
	{ event, path, name, ...options }: PostReportOptions,
): Promise<void> {
	const connection = { ...options.connection, agent: 'tocsin-comment' };
	const end = (state: string, said: string) => {
		core.setOutput('state', state);
		core.info(said);
	};
	const content = readReport(path);
	if (content === undefined) return end('no-report', 'The run left no report');
	const report = readReportFile(content);
	if (report?.name !== name)
		throw new Error(`Unexpected report ${path}, expected one that begins with ${reportMarker(name)}`);
	const pull = await pullRequestOfEvent(event, connection);
	if (typeof pull === 'string') return end('no-pull-request', pull);
	const text = pull.isOfFork ? OF_FORK + inertReport(report.text) : report.text;
	const marker = reportMarker(name);
	const comment = pullRequestComment({ ...connection, number: pull.number, marker });
	const outcome = await comment.write(cut(`${marker}\n${text}`), { isNew: !report.isQuiet });
	if (outcome.state === 'refused') core.warning(`The comment was not written: ${outcome.reason}`);
	end(outcome.state, `Comment: ${outcome.state}`);
}

/** The text of a plain file, undefined where there is none. A link would show the runner's own files. */
function readReport(path: string): string | undefined {
	let file: number;
	try {
		file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
		throw error;
	}
	try {
		const stat = fstatSync(file);
		if (!stat.isFile()) throw new Error(`Unexpected report ${path}, expected a file`);
		if (stat.size > MOST_BYTES)
			throw new Error(`Unexpected report of ${stat.size} bytes, expected at most ${MOST_BYTES}`);
		return readFileSync(file, 'utf8');
	} finally {
		closeSync(file);
	}
}

function cut(text: string): string {
	return text.length <= MOST_CHARACTERS ? text : `${text.slice(0, MOST_CHARACTERS)}\n\nMore does not fit in here.\n`;
}
