import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { drain, type IntakeReport, intake } from '../../app/intake/intake.ts';
import { SOURCES, type SourceId } from '../../core/alerts/alert.ts';
import type { Delivery } from '../../core/alerts/delivery.ts';
import { redactDelivery } from '../../core/alerts/read-delivery.ts';
import { formatDiagnostic } from '../../core/diagnostics/format-diagnostic.ts';
import { openRepository } from '../open-repository.ts';
import { EXIT, type GlobalOptions, nowOf, printJson, say } from '../output.ts';
import { UsageError } from '../report-failure.ts';

interface IntakeOptions {
	readonly source?: string;
	readonly file?: string;
	readonly remote?: string;
	readonly id?: string;
}

/** `intake`: takes one body of an alert source in, or with no file folds what waits. */
export function addIntake(program: Command): void {
	program
		.command('intake')
		.description('take an alert in: commit the incident it opens or changes')
		.option('--source <id>', `who sent it: ${SOURCES.join(', ')}`)
		.option('--file <file>', 'the JSON body; - reads standard input; without it, folds what waits in the inbox')
		.option('--id <delivery>', 'delivery id of the source; the same id again does nothing')
		.option('--remote <name>', 'commit to this remote instead of the work tree')
		.action(async (options: IntakeOptions) => {
			const global = program.opts<GlobalOptions>();
			const repository = await openRepository(global, options.remote);
			const report =
				options.file === undefined
					? await drain(repository)
					: await intake(repository, [redactDelivery(readDeliveryFile(options, nowOf(global)))]);
			print(report, global);
			if (report.refused.length > 0) process.exitCode = EXIT.findings;
		});
}

function readDeliveryFile({ source, file, id }: IntakeOptions, received: string): Delivery {
	if (!SOURCES.includes(source as SourceId)) {
		throw new UsageError(`Unexpected source "${source ?? ''}", expected one of ${SOURCES.join(', ')} (--source)`);
	}
	const text = readFileSync(file === '-' ? 0 : file!, 'utf8');
	const digest = createHash('sha256').update(`${source}\n${text}`).digest('hex').slice(0, 32);
	return { schema: 1, id: id ?? digest, source: source as SourceId, received, data: parseJson(text) };
}

/** The body as JSON, else as the text it is: the source's reader says what is wrong with it. */
function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}

function print(report: IntakeReport, global: GlobalOptions): void {
	const { alerts, incidents, commit, refused, replays, problems, isFoldedByAnother } = report;
	if (global.json) printJson({ alerts, incidents, commit: commit ?? null, refused, replays, problems });
	else {
		for (const { fingerprint, decision, reason, incident } of alerts) {
			say(`${decision.padEnd(12)} ${incident ?? '-'.padEnd(13)}  ${fingerprint}  (${reason})`);
		}
		for (const { id, change, service, kind, severity } of incidents)
			say(`${id} ${change}: ${service} ${kind} (${severity})`);
		if (replays.length > 0) say(`Taken in before, nothing done: ${replays.join(', ')}`);
		if (isFoldedByAnother) say('Another writer has committed it.');
		if (commit) say(`commit ${commit.slice(0, 12)}`);
	}
	for (const { source, delivery, problems: found } of refused) {
		process.stderr.write(
			`tocsin: could not read delivery ${delivery} of ${source}:\n${found.map((text) => `  ${text}\n`).join('')}`,
		);
	}
	for (const problem of problems) process.stderr.write(`${formatDiagnostic(problem)}\n`);
}
