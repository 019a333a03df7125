import type * as Core from '@actions/core';
import { workTreeFiles } from '../../src/adapters/files/work-tree-files.ts';
import { agendaIssue } from '../../src/adapters/github/agenda-issue.ts';
import { readCatalogue } from '../../src/app/catalogue/read-catalogue.ts';
import { keepRetrospective } from '../../src/app/retrospective/keep-retrospective.ts';
import type { IncidentRepository } from '../../src/ports/repository.ts';

export interface RunRetrospectiveOptions {
	/** Work tree with the records. */
	readonly folder: string;
	readonly now: string;
	/** Where the repository is on the web, where the site's policy does not say it. */
	readonly web: { readonly repository: string; readonly branch: string };
	readonly connection: { readonly repository: string; readonly token: string; readonly apiUrl?: string };
}

/** Keeps the agenda, and says in outputs and summary what became of it. */
export async function runRetrospective(
	core: Pick<typeof Core, 'info' | 'warning' | 'setOutput' | 'setFailed' | 'summary'>,
	repository: IncidentRepository,
	{ folder, now, web, connection }: RunRetrospectiveOptions,
): Promise<void> {
	const files = workTreeFiles(folder);
	if (files.paths().length === 0) {
		core.setFailed(`No records in ${folder}, expected folders like incidents/ and policies/. Check out first.`);
		return;
	}
	const catalogue = readCatalogue(files);
	const unread = new Set(catalogue.problems.map(({ file }) => file)).size;
	if (unread > 0) core.warning(`Files left out because they cannot be read: ${unread}. See: npm run tocsin -- check`);
	const { site } = catalogue.policies;
	const home = { repository: site?.repository ?? web.repository, branch: site?.branch ?? web.branch };
	const kept = await keepRetrospective(catalogue, { now, home }, { repository, issues: agendaIssue(connection) });
	const { state, period, file, issue } = kept;
	core.info(`Retrospective ${period}: ${state}, ${issue}, ${file}`);
	for (const [name, value] of Object.entries({ state, file, issue })) core.setOutput(name, value);
	if (!process.env.GITHUB_STEP_SUMMARY) return;
	await core.summary.addRaw(`Retrospective ${period}: ${state}. [Issue](${issue}), \`${file}\``, true).write();
}
