import { z } from 'zod';
import {
	compareDiagnostics,
	type Diagnostic,
	failure,
	type Result,
	success,
} from '../../src/core/diagnostics/diagnostic.ts';
import { line, slug, text } from '../../src/core/records/scalars.ts';
import type { Service } from '../../src/core/records/service.ts';
import { fromEpochMs } from '../../src/core/time/instant.ts';
import { UNKNOWN_SERVICE } from '../../src/core/triage/identify-service.ts';
import { locateYaml, readYaml } from '../../src/formats/read-yaml.ts';
import { schemaProblems } from '../../src/formats/schema-problems.ts';
import { expandIds, momentOf, parseEvents } from './parse-events.ts';
import { graphSchema, serviceOfWord, servicesOf } from './read-graph.ts';
import type { Category, Maintenance, Problem, Story } from './story.ts';

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'expected a time of day like 09:00' });

const storySchema = z.strictObject({
	title: line,
	happened: text,
	graph: graphSchema.optional(),
	maintenance: z
		.array(
			z.strictObject({
				services: z.array(slug).min(1),
				names: z.array(line).optional(),
				from: clock,
				until: clock,
				reason: line,
			}),
		)
		.optional(),
	alerts: text,
	problems: z.record(
		slug,
		z.strictObject({
			at: slug,
			alerts: line,
			because_of: slug.optional(),
			duplicate_of: slug.optional(),
			recurrence_of: slug.optional(),
			together_with: slug.optional(),
		}),
	),
	muted: line.optional(),
});

type StoryFile = z.infer<typeof storySchema>;
type Path = readonly (string | number)[];

/** Where a story stands, and the services that it plays on unless it brings its own. */
export interface StoryPlace {
	readonly file: string;
	readonly category: Category;
	readonly slug: string;
	readonly services: ReadonlyMap<string, Service>;
}

/** Reads a story; every problem at its `file:line:col`, labels that are missing or doubled among them. */
export function parseStory(source: string, place: StoryPlace): Result<Story> {
	const read = readYaml(source);
	const locator = locateYaml(source);
	const problemAt = (offset: number, message: string): Diagnostic => ({
		rule: 'story',
		severity: 'error',
		message,
		file: place.file,
		start: locator.position(offset),
	});
	if (!read.ok) return failure(read.problems.map(({ message, offset }) => problemAt(offset, message)));
	const parsed = storySchema.safeParse(read.value);
	if (!parsed.success) {
		const found = schemaProblems(parsed.error, read.value, storySchema);
		return failure(found.map(({ path, part, message }) => problemAt(locator.range(path, part)[0], message)));
	}
	const { events, problems } = parseEvents(parsed.data.alerts);
	const firstLine = source.slice(0, locator.range(['alerts'])[0]).split('\n').length;
	const inLines = problems.map(
		({ line: number, message }): Diagnostic => ({
			...problemAt(0, message),
			start: { line: firstLine + number, col: 3 },
		}),
	);
	const story = assemble(parsed.data, events, place);
	const inLabels = labelProblems(story, parsed.data).map(([path, message]) =>
		problemAt(locator.range(path)[0], message),
	);
	const all = problems.length > 0 ? inLines : inLabels;
	return all.length > 0 ? failure(all.sort(compareDiagnostics)) : success(story);
}

function assemble(file: StoryFile, events: Story['events'], { category, slug: name, services }: StoryPlace): Story {
	const firings = new Set(events.map(({ firing }) => firing));
	const named = new Set([...Object.values(file.problems).map(({ alerts }) => alerts), file.muted ?? ''].flatMap(idsIn));
	// A label names every firing of an alert, but those that some label names by themselves.
	const firingsOf = (labels: string) =>
		idsIn(labels).flatMap((id) => {
			const again = [...firings].filter((firing) => firing.startsWith(`${id}#`) && !named.has(firing));
			return [id, ...again];
		});
	const problems = Object.entries(file.problems).map(
		([id, { at, alerts, ...links }]): Problem => ({
			id,
			service: at,
			firings: firingsOf(alerts),
			becauseOf: links.because_of,
			duplicateOf: links.duplicate_of,
			recurrenceOf: links.recurrence_of,
			togetherWith: links.together_with,
		}),
	);
	return {
		slug: name,
		category,
		title: file.title,
		happened: file.happened.trim(),
		services: file.graph ? servicesOf(file.graph) : services,
		maintenance: (file.maintenance ?? []).map(plannedWork),
		events,
		problems: new Map(problems.map((problem) => [problem.id, problem])),
		muted: new Set(firingsOf(file.muted ?? '')),
	};
}

function idsIn(labels: string): string[] {
	return expandIds(labels.split(/\s+/).filter(Boolean));
}

function plannedWork({ from, until, ...rest }: NonNullable<StoryFile['maintenance']>[number]): Maintenance {
	return { ...rest, from: fromEpochMs(momentOf(from)), until: fromEpochMs(momentOf(until)) };
}

type LabelProblem = readonly [Path, string];

function labelProblems(story: Story, file: StoryFile): LabelProblem[] {
	return [
		...countProblems(story),
		...[...story.problems.values()].flatMap((problem) => linkProblems(problem, story, file)),
	];
}

/** Every firing has one label, and every label a firing. */
function countProblems({ events, problems, muted }: Story): LabelProblem[] {
	const labels = [...[...problems.values()].flatMap(({ firings }) => firings), ...muted];
	const fired = new Set(events.map(({ firing }) => firing));
	const times = (firing: string) => labels.filter((label) => label === firing).length;
	const doubtful = [...fired].filter((firing) => times(firing) !== 1);
	return [
		...doubtful.map((firing) => `Unexpected ${times(firing)} labels of "${firing}", expected one`),
		...[...new Set(labels).difference(fired)].map(
			(label) => `Unexpected label of "${label}", expected an alert that fires`,
		),
	].map((message) => [['problems'], message]);
}

/** A problem is at one service of the graph, and its links lead to others and never back. */
function linkProblems({ id, service, firings }: Problem, story: Story, file: StoryFile): LabelProblem[] {
	const words = new Map(story.events.map(({ firing, alert }) => [firing, alert.service]));
	const strangers = firings
		.map((firing) => [firing, serviceOfWord(story.services, words.get(firing) ?? '?')] as const)
		.filter(([, meant]) => meant !== undefined && meant !== service);
	const wrongLinks = Object.entries(file.problems[id] ?? {}).filter(
		([key, other]) => key.includes('_') && (!story.problems.has(other) || leadsTo(story, { from: other, to: id })),
	);
	const isKnown = service === UNKNOWN_SERVICE || story.services.has(service);
	const wrongService: LabelProblem[] = isKnown
		? []
		: [[['problems', id, 'at'], `Unexpected service "${service}", expected one of the graph`]];
	return [
		...wrongService,
		...strangers.map(([firing, meant]): LabelProblem => {
			return [['problems', id, 'alerts'], `Unexpected "${firing}" of ${meant}, expected alerts of ${service}`];
		}),
		...wrongLinks.map(([key, other]): LabelProblem => {
			return [['problems', id, key], `Unexpected "${other}", expected another problem that does not lead back here`];
		}),
	];
}

/** Whether the links of a problem lead, over any number of steps, to another. */
function leadsTo({ problems }: Story, { from, to }: { readonly from: string; readonly to: string }): boolean {
	const seen = new Set<string>();
	const waiting = [from];
	for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
		if (id === to) return true;
		if (seen.has(id)) continue;
		seen.add(id);
		const { becauseOf, duplicateOf, recurrenceOf, togetherWith } = problems.get(id) ?? {};
		waiting.push(...[becauseOf, duplicateOf, recurrenceOf, togetherWith].filter((link) => link !== undefined));
	}
	return false;
}
