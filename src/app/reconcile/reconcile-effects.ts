import type { Diagnostic } from '../../core/diagnostics/diagnostic.ts';
import type { Attempt } from '../../core/effects/attempt.ts';
import { desiredEffects, type WantedEffect } from '../../core/effects/desired-effects.ts';
import type { Effect, PostmortemEffect } from '../../core/effects/effect.ts';
import type { EffectRules } from '../../core/effects/effect-records.ts';
import { TURN } from '../../core/effects/ledger.ts';
import { incidentFolder } from '../../core/records/paths.ts';
import { toEpochMs } from '../../core/time/instant.ts';
import type { Fold, IncidentRepository, Snapshot } from '../../ports/repository.ts';
import { gatherEffectRules } from './gather-effect-rules.ts';
import { gatherIncidents } from './gather-incidents.ts';
import { printPostmortemDraft } from './print-postmortem-draft.ts';
import { createReconcileMemory, type ReconcileMemory } from './reconcile-memory.ts';
import { changesOf, foldAttempt, noteAttempt, noteBegun, readEffectFiles } from './record-attempt.ts';
import { isSetUp, perform, type Systems } from './systems.ts';

/** No call of a system takes longer, in milliseconds. */
const LONGEST_CALL = 60_000;

/** What became of one effect in a run. */
export interface EffectReport {
	/** With the incident: `INC-2026-0042/mail/triggered/1`. */
	readonly key: string;
	readonly kind: Effect['kind'];
	readonly reason: Effect['reason'];
	readonly target: string;
	/**
	 * `due`: would be done, in a dry run. `not-set-up`: nobody to do it. `not-tried`: the run took too long.
	 */
	readonly state:
		| Exclude<WantedEffect['state'], 'due'>
		| 'due'
		| 'done'
		| 'failed'
		| 'given-up'
		| 'not-set-up'
		| 'not-tried';
	/** When it is due, while it waits (RFC 3339 UTC). */
	readonly until?: string;
	readonly error?: string;
	readonly help?: string;
}

export interface EffectsReport {
	readonly effects: readonly EffectReport[];
	/** Files that could not be read; incidents among them are left alone. */
	readonly problems: readonly Diagnostic[];
}

export interface ReconcileOptions {
	readonly systems: Systems;
	/** RFC 3339 UTC; read again for each effect, because a run takes time. */
	readonly clock: () => string;
	/** Only pages, or all but them: two runs side by side, so that no page waits for a slow system. By default both. */
	readonly only?: 'pages' | 'others';
	readonly memory?: ReconcileMemory;
}

/** What is wanted at a snapshot, and what it was decided by. */
interface Decision {
	readonly wanted: readonly WantedEffect[];
	readonly rules: EffectRules;
	readonly problems: readonly Diagnostic[];
}

/** What a run would do, in the order in which it would. Changes nothing. */
export async function planEffects(repository: IncidentRepository, options: ReconcileOptions): Promise<EffectsReport> {
	const { systems, clock } = options;
	const { wanted, problems } = await decide(await repository.snapshot(), clock(), options);
	return {
		effects: wanted.map((one) => reportOf(one, isSetUp(one.effect.kind, systems) ? {} : { state: 'not-set-up' })),
		problems,
	};
}

/**
 * Makes the outside world match the records: takes what is due in one commit (drafts of postmortems are done with it),
 * does it, and records each effect as it ends. Systems work side by side and one that fails holds up no other. A run
 * that is killed leaves what it took to the next; throws RepositoryError when the repository cannot be written, before
 * anything is done outside.
 */
export async function reconcileEffects(
	repository: IncidentRepository,
	options: ReconcileOptions,
): Promise<EffectsReport> {
	const { systems, clock } = options;
	const remembering = { ...options, memory: options.memory ?? createReconcileMemory() };
	const begun = clock();
	// A look first: whoever looks each half minute holds up no writer when there is nothing to do.
	const look = await decide(await repository.snapshot(), begun, remembering);
	const isIdle = !look.wanted.some((one) => isTaken(one, systems));
	const { result } = isIdle
		? { result: look }
		: await repository.commit((snapshot) => foldBegun(snapshot, remembering, begun));
	const { wanted, rules, problems } = result;
	const { taken = [], others = [] } = Object.groupBy(wanted, (one) => (isTaken(one, systems) ? 'taken' : 'others'));
	const run = { repository, options, rules, deadline: toEpochMs(begun) + TURN - LONGEST_CALL };
	const { written = [], called = [] } = Object.groupBy(taken, ({ effect }) =>
		isInRecords(effect, systems) ? 'written' : 'called',
	);
	const drafts = written.map((one) => reportOf(one, { state: 'done' }));
	const bySystem = Map.groupBy(called, ({ effect }) => queueOf(effect));
	const reports = await Promise.all([...bySystem.values()].map((list) => performAll(list, run)));
	const rest = others.map((one) => reportOf(one, one.state === 'due' ? { state: 'not-set-up' } : {}));
	return { effects: [...reports.flat(), ...drafts, ...rest], problems };
}

async function decide(snapshot: Snapshot, now: string, { only, memory }: ReconcileOptions): Promise<Decision> {
	const { rules, problems } = await (memory?.gatherRules ?? gatherEffectRules)(snapshot, now);
	const gathered = await gatherIncidents(snapshot, now, memory?.finished);
	const wanted = gathered.incidents
		.flatMap((incident) => desiredEffects(incident, { rules, now }))
		.filter(({ effect }) => only === undefined || (effect.kind === 'page') === (only === 'pages'));
	return { wanted, rules, problems: [...problems, ...gathered.problems] };
}

function isTaken({ effect, state }: WantedEffect, systems: Systems): boolean {
	return state === 'due' && isSetUp(effect.kind, systems);
}

async function foldBegun(snapshot: Snapshot, options: ReconcileOptions, now: string): Promise<Fold<Decision>> {
	const { systems } = options;
	const decision = await decide(snapshot, now, options);
	const taken = decision.wanted.filter((one) => isTaken(one, systems)).map(({ effect }) => effect);
	const incidents = [...new Set(taken.map(({ incident }) => incident))];
	const before = await readEffectFiles(snapshot, incidents);
	const files = new Map(before);
	for (const effect of taken) {
		if (!isInRecords(effect, systems)) noteBegun(files, effect, now);
		else if (effect.kind === 'postmortem') files.set(...draftOf(effect, decision.rules));
		else noteAttempt(files, effect, { attempt: { state: 'done' }, now });
	}
	return { changes: changesOf(before, files), message: describeTaken(taken, systems), result: decision };
}

/** Done by the commit that takes it: there is nobody to call. */
function isInRecords(effect: Effect, { proposals }: Systems): boolean {
	if (effect.kind === 'page') return effect.payload.call === undefined;
	return effect.kind === 'collation' || (effect.kind === 'postmortem' && !proposals);
}

/** What is done one after the other; no page waits for another one. */
function queueOf({ kind, incident, key }: Effect): string {
	if (kind === 'page') return `${incident}/${key}`;
	return kind === 'ticket-note' ? 'ticket' : kind;
}

function describeTaken(taken: readonly Effect[], systems: Systems): string {
	const lines = taken.map(
		(effect) => `${effect.incident}: ${effect.key} ${isInRecords(effect, systems) ? 'written' : 'begun'}`,
	);
	if (lines.length === 1) return `${lines[0]}\n`;
	return `${lines.length} effects begun\n\n${lines.map((line) => `- ${line}`).join('\n')}\n`;
}

function draftOf(effect: PostmortemEffect, { postmortemTemplate }: EffectRules): [path: string, text: string] {
	return [`${incidentFolder(effect.incident)}/postmortem.md`, printPostmortemDraft(effect, postmortemTemplate)];
}

interface Run {
	readonly repository: IncidentRepository;
	readonly options: ReconcileOptions;
	readonly rules: EffectRules;
	/** Milliseconds since 1970; what is begun after it may not have ended when another run takes it over. */
	readonly deadline: number;
}

/** Does the effects of one system one after the other; where the system itself is down, all that is left fails with it. */
async function performAll(wanted: readonly WantedEffect[], run: Run): Promise<readonly EffectReport[]> {
	const { repository, options, rules, deadline } = run;
	const { systems, clock } = options;
	const reports: EffectReport[] = [];
	for (const [place, one] of wanted.entries()) {
		if (toEpochMs(clock()) >= deadline) {
			return [...reports, ...wanted.slice(place).map((left) => reportOf(left, { state: 'not-tried' }))];
		}
		const attempt = await perform(one.effect, systems, rules);
		const isDown = attempt.state === 'failed' && attempt.isSystemDown === true;
		const ended = isDown ? wanted.slice(place) : [one];
		const effects = ended.map(({ effect }) => effect);
		const now = clock();
		const states = (await repository.commit((snapshot) => foldAttempt(snapshot, effects, { attempt, now }))).result;
		reports.push(
			...ended.map((left, index) => reportOf(left, { state: states[index] ?? 'done', ...troubleOf(attempt) })),
		);
		if (isDown) break;
	}
	return reports;
}

function troubleOf(attempt: Attempt): Pick<EffectReport, 'error' | 'help'> {
	if (attempt.state === 'done') return attempt.note === undefined ? {} : { error: attempt.note };
	return { error: attempt.error, ...(attempt.help !== undefined && { help: attempt.help }) };
}

function reportOf({ effect, state, until }: WantedEffect, outcome: Partial<EffectReport>): EffectReport {
	const { kind, key, incident, reason, target } = effect;
	return { key: `${incident}/${key}`, kind, reason, target, state, ...(until && { until }), ...outcome };
}
