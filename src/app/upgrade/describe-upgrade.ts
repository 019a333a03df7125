import type { PreparedUpgrade } from '../../core/upgrade/prepared-upgrade.ts';

type Planned = Extract<PreparedUpgrade, { readonly state: 'ready' | 'refused' }>;

/** The lines that tell a person at a terminal what an upgrade does, or why not. */
export function describeUpgrade(upgrade: PreparedUpgrade): readonly string[] {
	switch (upgrade.state) {
		case 'impossible':
			return [upgrade.problem];
		case 'current':
			return [`This is version ${upgrade.version} already.`];
		case 'refused':
			return [
				`Version ${upgrade.to} is not put in place; ${upgrade.refusals.length === 1 ? 'one thing is' : `${upgrade.refusals.length} things are`} in the way:`,
				...upgrade.refusals.flatMap(({ message, help }) => [`  ${message}`, `    help: ${help}`]),
			];
		case 'ready':
			return [`From version ${upgrade.from} to ${upgrade.to}: ${countSteps(upgrade)}.`, ...remarksOf(upgrade)];
		default:
			return upgrade satisfies never;
	}
}

/** The text of the pull request that proposes an upgrade, Markdown. */
export function proposeUpgrade(upgrade: Planned): string {
	const remarks = remarksOf(upgrade).map((line) => `- ${line}`);
	return [
		`From version ${upgrade.from} to ${upgrade.to}: ${countSteps(upgrade)}. Records, \`custom/\` and files of your own are as they were.`,
		...(remarks.length > 0 ? [remarks.join('\n')] : []),
		upgrade.changelog === '' ? 'The changelog says nothing about it.' : upgrade.changelog.replaceAll(/^## /gm, '### '),
		'Merge it once its checks are green. `docs/upgrading.md` says what to do where they are not.',
	].join('\n\n');
}

function countSteps({ steps }: Planned): string {
	const count = (kind: string) => steps.filter((step) => step.kind === kind).length;
	return `${count('add')} files added, ${count('replace')} replaced, ${count('delete')} deleted, ${count('merge')} merged`;
}

function remarksOf({ notes, migrations }: Planned): readonly string[] {
	return [...migrations.map((summary) => `Records change: ${summary}`), ...notes];
}
