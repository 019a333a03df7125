import type * as Core from '@actions/core';
import type { IntakeReport } from '../../src/app/intake/intake.ts';
import type { PayloadProblem } from '../../src/core/alerts/alert.ts';
import { formatDiagnostic } from '../../src/core/diagnostics/format-diagnostic.ts';

/** Writes outputs, the job summary and annotations; fails the run when a delivery could not be read. */
export async function reportIntake(
	core: Pick<typeof Core, 'setOutput' | 'warning' | 'setFailed' | 'info' | 'summary'>,
	report: IntakeReport,
	problems: readonly PayloadProblem[],
): Promise<void> {
	const { incidents, alerts, commit, refused, isFoldedByAnother } = report;
	core.setOutput('commit', commit ?? '');
	core.setOutput('incidents', JSON.stringify(incidents));
	core.setOutput('changed', String(incidents.length > 0));
	for (const problem of report.problems) core.warning(formatDiagnostic(problem));
	const rows = incidents.map(({ id, change, service, kind, severity }) => [id, change, service, kind, severity]);
	core.summary.addHeading(alerts.length === 1 ? '1 alert taken in' : `${alerts.length} alerts taken in`, 2);
	if (isFoldedByAnother) core.summary.addRaw('Another run committed them.', true);
	if (rows.length > 0) {
		const header = ['Incident', 'Change', 'Service', 'Kind', 'Severity'].map((data) => ({ data, header: true }));
		core.summary.addTable([header, ...rows]);
	}
	if (process.env.GITHUB_STEP_SUMMARY) await core.summary.write();
	for (const { id, change, service } of incidents) core.info(`${id} ${change}: ${service}`);
	const unreadable = [...problems.map(({ message }) => message), ...refused.flatMap((delivery) => delivery.problems)];
	if (unreadable.length > 0) core.setFailed(`Some of the dispatch could not be read:\n${unreadable.join('\n')}`);
}
