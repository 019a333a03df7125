import { existsSync, readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { workTreeFiles } from '../../adapters/files/work-tree-files.ts';
import { pageReader } from '../../adapters/http/read-page.ts';
import { readCatalogue } from '../../app/catalogue/read-catalogue.ts';
import { askGate } from '../../app/gate/ask-gate.ts';
import { makeGateFacts } from '../../app/gate/make-gate-facts.ts';
import { gateFactsUrl, parseGateFacts, type ReadGateFacts } from '../../app/gate/parse-gate-facts.ts';
import { printGate } from '../../app/gate/print-gate.ts';
import { normaliseInstant } from '../../core/time/instant.ts';
import { EXIT, type GlobalOptions, nowOf, printJson, say } from '../output.ts';
import { UsageError } from '../report-failure.ts';

interface GateOptions {
	readonly service?: string;
	readonly feature?: string;
	readonly from?: string;
	readonly override?: string;
	readonly onUnknown: string;
}

/** `gate --service S | --feature F`: whether a deploy should wait, from the records here or what a site publishes. */
export function addGate(program: Command): void {
	program
		.command('gate')
		.description('say whether a deploy should wait: exit 0 go, 1 wait; docs/gate.md')
		.option('--service <slug>', 'what is deployed')
		.option('--feature <name>', 'what is widened')
		.option('--from <url|file>', 'a site, or its gate.json; by default the records of --repo')
		.option('--on-unknown <way>', 'where --from cannot be read: open lets it go, closed holds it', 'closed')
		.option('--override <reason>', 'go ahead all the same')
		.action((options: GateOptions) => gate(options, program.opts<GlobalOptions>()));
}

async function gate(options: GateOptions, global: GlobalOptions): Promise<void> {
	const now = normaliseInstant(nowOf(global));
	if (now === undefined)
		throw new UsageError(`Unexpected time "${global.now}", expected RFC 3339 like 2026-11-20T03:02:11Z`);
	const answer = await askGate(options, { now, read: () => readFacts(options.from, global.repo, now) });
	if (!answer.ok) throw new UsageError(answer.problem);
	const { decision } = answer;
	if (global.json) printJson(decision);
	else for (const line of printGate(decision)) say(line);
	if (decision.verdict === 'wait') process.exitCode = EXIT.findings;
}

async function readFacts(from: string | undefined, repo: string, now: string): Promise<ReadGateFacts> {
	if (from === undefined) {
		const catalogue = readCatalogue(workTreeFiles(repo));
		if (catalogue.services.size === 0)
			throw new UsageError(`No services in ${repo}, expected a folder services/, or --from with the address of a site`);
		return { ok: true, facts: makeGateFacts(catalogue, { madeAt: now }) };
	}
	const url = gateFactsUrl(from);
	if (url !== undefined) return parseGateFacts(await pageReader()(url), url);
	if (!existsSync(from)) throw new UsageError(`Unexpected --from "${from}", expected an https address or a file`);
	return parseGateFacts({ ok: true, text: readFileSync(from, 'utf8') }, from);
}
