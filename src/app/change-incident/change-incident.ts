import type { Diagnostic } from '../../core/diagnostics/diagnostic.ts';
import { applyCommand } from '../../core/lifecycle/apply-command.ts';
import { already, type CommandOutcome, refused } from '../../core/lifecycle/command-outcome.ts';
import { quoted } from '../../core/lifecycle/command-text.ts';
import type { IncidentCommand } from '../../core/lifecycle/incident-command.ts';
import type { Incident } from '../../core/records/incident.ts';
import { incidentFolder, parseIncidentId } from '../../core/records/paths.ts';
import { appendTimeline } from '../../formats/append-timeline.ts';
import { editFrontMatter } from '../../formats/edit-record.ts';
import { parseRecord } from '../../formats/parse-record.ts';
import type { FileChange, Fold, IncidentRepository, Snapshot } from '../../ports/repository.ts';
import { alertNamesOf } from './alert-names.ts';
import { describeChange } from './describe-change.ts';
import { type Actor, currentTeams, findActor, peopleOf } from './find-actor.ts';
import { gatherContext, type IncidentContext } from './gather-context.ts';
import { readOrigin } from './read-origin.ts';
import { rememberIncident } from './remember-incident.ts';

/** A command on one incident, and who gives it. */
export interface ChangeRequest {
	/** Id as it was typed. */
	readonly incident: string;
	readonly command: IncidentCommand;
	readonly actor: Actor;
	/** Where it was given, as a key of `effects.yaml`; what has been done once from there is not done again. */
	readonly origin?: string;
}

/** What became of a command. */
export interface ChangeReport {
	readonly incident: string;
	readonly outcome: CommandOutcome;
	/** Files of the incident that were changed. */
	readonly paths: readonly string[];
	/** Only where something was changed. */
	readonly commit?: string;
	/** What is wrong with the files that were read. */
	readonly problems: readonly Diagnostic[];
}

/**
 * Carries out what a person does to an incident, in one commit. It is judged anew on the newest records when somebody
 * else was first, so of two who acknowledge at once one is told so. A file that cannot be read is named and not touched.
 */
export async function changeIncident(
	repository: Pick<IncidentRepository, 'commit'>,
	request: ChangeRequest,
	{ now }: { readonly now: string },
): Promise<ChangeReport> {
	const { result, commit } = await repository.commit((snapshot) => foldCommand(snapshot, request, now));
	return result.outcome.state === 'changed' ? { ...result, commit } : result;
}

async function foldCommand(snapshot: Snapshot, request: ChangeRequest, now: string): Promise<Fold<ChangeReport>> {
	const incident = request.incident.toUpperCase();
	if (!parseIncidentId(incident)) {
		const said = `Unexpected incident ${quoted(request.incident)}, expected an id like INC-2026-0042`;
		return unchanged({ incident: request.incident, outcome: refused('command/words', [said]), problems: [] });
	}
	const folder = incidentFolder(incident);
	const context = await gatherContext(snapshot, folder);
	const { facts, problems } = context;
	const broken = brokenFiles(folder, request.command, problems);
	if (broken.length > 0) {
		const outcome = refused(
			'command/broken-file',
			broken.map((file) => `${incident} is left as it is: ${file} cannot be read`),
		);
		return unchanged({ incident, outcome, problems });
	}
	if (!facts) {
		const said = `Unexpected incident ${incident}, expected one that exists: there is no ${folder}/incident.md`;
		return unchanged({ incident, outcome: refused('command/no-incident', [said]), problems });
	}
	const ledger = await readOrigin(snapshot, folder, request.origin);
	if (ledger.isDone)
		return unchanged({ incident, outcome: already(`${incident}: this command was carried out`), problems });
	const { outcome, by } = await judge(snapshot, request, { context, facts, now });
	if (outcome.state !== 'changed') return unchanged({ incident, outcome, problems });
	const changes = [...changedFiles(folder, context.texts, outcome), ...ledger.noted(now)];
	const isOpening =
		facts.status !== 'open' && outcome.edits.some(({ path, value }) => path[0] === 'status' && value === 'open');
	return {
		changes: isOpening ? [...changes, ...(await rememberChanged(snapshot, changes, now))] : changes,
		message: describeChange(facts, request.command, by),
		result: { incident, outcome, paths: changes.map(({ path }) => path), problems },
	};
}

function unchanged(report: Omit<ChangeReport, 'paths'>): Fold<ChangeReport> {
	return { changes: [], message: '', result: { ...report, paths: [] } };
}

/** Files without which the command cannot be judged or written; a broken one of another kind only counts as absent. */
function brokenFiles(folder: string, { verb }: IncidentCommand, problems: readonly Diagnostic[]): readonly string[] {
	const needed = [`${folder}/incident.md`, `${folder}/timeline.yaml`];
	// A gate that cannot be read stays shut.
	if (verb === 'close') needed.push(`${folder}/postmortem.md`, 'policies/postmortems.yaml');
	return needed.filter((file) => problems.some((problem) => problem.file === file));
}

async function judge(
	snapshot: Snapshot,
	{ command, actor }: ChangeRequest,
	{ context, facts, now }: { readonly context: IncidentContext; readonly facts: Incident; readonly now: string },
): Promise<{ readonly outcome: CommandOutcome; readonly by: string }> {
	const { records } = context;
	const teams = currentTeams(context.teams, now);
	const person = findActor(actor, teams);
	if (!person.ok) return { outcome: refused('command/words', person.problems), by: '' };
	const by = person.value;
	const isAboutAlert = command.verb === 'verdict' && command.alert !== undefined;
	const alertNames = isAboutAlert ? await alertNamesOf(snapshot, facts) : [];
	return { outcome: applyCommand(facts, command, { ...records, now, by, people: peopleOf(teams), alertNames }), by };
}

function changedFiles(
	folder: string,
	texts: ReadonlyMap<string, string>,
	{ edits, timeline }: CommandOutcome & { state: 'changed' },
): readonly (FileChange & { readonly content: string })[] {
	const facts = `${folder}/incident.md`;
	const entries = `${folder}/timeline.yaml`;
	return [
		...(edits.length > 0 ? [{ path: facts, content: editFrontMatter(texts.get(facts)!, edits) }] : []),
		{ path: entries, content: appendTimeline(texts.get(entries) ?? '', timeline) },
	];
}

async function rememberChanged(
	snapshot: Snapshot,
	changes: readonly (FileChange & { readonly content: string })[],
	now: string,
): Promise<readonly FileChange[]> {
	const file = changes.find(({ path }) => path.endsWith('/incident.md'))!;
	const parsed = parseRecord('incident', file.path, file.content);
	return parsed.ok ? rememberIncident(snapshot, parsed.value.value, now) : [];
}
