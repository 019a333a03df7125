import type * as Core from '@actions/core';
import { dispatchCommand } from '../../src/adapters/github/dispatch-command.ts';
import { askGate, type TypedQuestion } from '../../src/app/gate/ask-gate.ts';
import { type GateRun, overrideCommand } from '../../src/app/gate/override-command.ts';
import { gateFactsUrl, parseGateFacts } from '../../src/app/gate/parse-gate-facts.ts';
import { printGate, printGateMarkdown } from '../../src/app/gate/print-gate.ts';
import type { GateDecision } from '../../src/core/gate/gate-decision.ts';
import type { PageReader } from '../../src/ports/page-reader.ts';

export interface RunGateOptions {
	readonly url: string;
	readonly typed: TypedQuestion;
	/** RFC 3339 UTC. */
	readonly now: string;
	readonly readPage: PageReader;
	readonly run: GateRun;
	/** Incident repository where overrides are noted; absent without a token for it. */
	readonly ledger?: { readonly repository: string; readonly token: string; readonly apiUrl?: string };
}

const TIMEOUT_MS = 20_000;

/** Asks the gate of a site, says so in outputs and summary, and fails where the deploy should wait. */
export async function runGate(
	core: Pick<typeof Core, 'info' | 'warning' | 'setOutput' | 'setFailed' | 'summary'>,
	{ url, typed, now, readPage, run, ledger }: RunGateOptions,
): Promise<void> {
	const place = gateFactsUrl(url);
	if (place === undefined)
		return core.setFailed(`Unexpected url ${JSON.stringify(url)}, expected the https address of an incident site`);
	const read = async () => parseGateFacts(await readPage(place), place);
	const answer = await askGate(typed, { now, read });
	if (!answer.ok) return core.setFailed(answer.problem);
	const { decision } = answer;
	core.setOutput('verdict', decision.verdict);
	core.setOutput('why', decision.why);
	core.setOutput('incidents', JSON.stringify(decision.reasons.map(({ incident }) => incident)));
	const lines = printGate(decision);
	core.info(lines.join('\n'));
	if (process.env.GITHUB_STEP_SUMMARY) await core.summary.addRaw(printGateMarkdown(decision), true).write();
	if (decision.verdict === 'wait') return core.setFailed(lines[0]!);
	if (decision.problem !== undefined) core.warning(decision.problem);
	await noteOverride(core, decision, { now, run, ledger });
}

/** A note that cannot be sent is said and holds nobody up: the reason stands in the summary of this run. */
async function noteOverride(
	core: Pick<typeof Core, 'info' | 'warning'>,
	decision: GateDecision,
	{ now, run, ledger }: Pick<RunGateOptions, 'now' | 'run' | 'ledger'>,
): Promise<void> {
	const payload = overrideCommand(decision, run, now);
	if (!payload || !ledger) return;
	try {
		await dispatchCommand({ ...ledger, timeoutMs: TIMEOUT_MS }, payload);
		core.info(`The override was sent to ${ledger.repository}, to be noted in the timelines`);
	} catch (error) {
		core.warning(`The override was not sent to ${ledger.repository}: ${(error as Error).message}`);
	}
}
