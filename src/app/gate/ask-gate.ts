import type { GateQuestion } from '../../core/gate/gate-decision.ts';
import { type GateAnswer, judgeGate, judgeUnreadable, overrideGate } from '../../core/gate/judge-gate.ts';
import { readLine } from '../../core/lifecycle/command-text.ts';
import type { ReadGateFacts } from './parse-gate-facts.ts';

/** A question to the gate as it was typed. */
export interface TypedQuestion {
	readonly service?: string | undefined;
	readonly feature?: string | undefined;
	/** Present, it must be a reason. */
	readonly override?: string | undefined;
	/** `open` or `closed`: what to do where the facts cannot be read. */
	readonly onUnknown: string;
}

/** Asks the gate. What is wrong with the question is said before anything is read, and never counts as a closed gate. */
export async function askGate(
	typed: TypedQuestion,
	{ now, read }: { readonly now: string; readonly read: () => Promise<ReadGateFacts> },
): Promise<GateAnswer> {
	const { service = '', feature = '', onUnknown } = typed;
	if ((service === '') === (feature === ''))
		return wrong('Expected a service, or a feature, to ask about; one of the two');
	if (onUnknown !== 'open' && onUnknown !== 'closed')
		return wrong(`Unexpected on-unknown ${JSON.stringify(onUnknown)}, expected one of open, closed`);
	const reason = typed.override === undefined ? undefined : readLine('reason', typed.override);
	if (reason && !reason.ok) return wrong(`An override needs a reason. ${reason.problems.join('. ')}`);
	const asked: GateQuestion = service === '' ? { feature } : { service };
	const found = await read();
	const answer: GateAnswer = found.ok
		? judgeGate(found.facts, asked, now)
		: { ok: true, decision: judgeUnreadable(asked, found.problem, onUnknown) };
	if (!answer.ok || reason === undefined) return answer;
	return { ok: true, decision: overrideGate(answer.decision, reason.value) };
}

function wrong(problem: string): GateAnswer {
	return { ok: false, problem };
}
