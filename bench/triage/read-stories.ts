import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { formatDiagnostic } from '../../src/core/diagnostics/format-diagnostic.ts';
import type { TriagePolicy } from '../../src/core/records/policies/triage.ts';
import { parseRecord } from '../../src/formats/parse-record.ts';
import { readYaml } from '../../src/formats/read-yaml.ts';
import { parseStory } from './parse-story.ts';
import { graphSchema, servicesOf } from './read-graph.ts';
import { CATEGORIES, type Category, type Story } from './story.ts';

const FOLDER = import.meta.dirname;

/** Every story of `stories/`, by category and slug. Throws with all problems where one does not read. */
export function readStories(): readonly Story[] {
	const graph = readYaml(readFileSync(join(FOLDER, 'graph.yaml'), 'utf8'));
	const services = servicesOf(graphSchema.parse(graph.ok ? graph.value : undefined));
	const results = globSync('stories/*/*.yaml', { cwd: FOLDER }).map((path) => {
		const category = basename(dirname(path)) as Category;
		const file = `bench/triage/${path}`;
		return parseStory(readFileSync(join(FOLDER, path), 'utf8'), {
			file,
			category,
			slug: basename(path, '.yaml'),
			services,
		});
	});
	const problems = results.flatMap((result) => (result.ok ? [] : result.problems));
	if (problems.length > 0) throw new Error(problems.map(formatDiagnostic).join('\n'));
	const place = ({ category, slug }: Story) => `${String(CATEGORIES.indexOf(category)).padStart(2, '0')} ${slug}`;
	return results.flatMap((result) => (result.ok ? [result.value] : [])).sort((a, b) => (place(a) < place(b) ? -1 : 1));
}

/** The rules that the stories are played by: `policy.yaml`. */
export function readPolicy(): TriagePolicy {
	const file = 'bench/triage/policy.yaml';
	const parsed = parseRecord('triage', file, readFileSync(join(FOLDER, 'policy.yaml'), 'utf8'));
	if (!parsed.ok) throw new Error(parsed.problems.map(formatDiagnostic).join('\n'));
	return parsed.value.value;
}
