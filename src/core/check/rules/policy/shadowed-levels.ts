import type { TriagePolicy } from '../../../records/policies/triage.ts';
import { matchCovers } from '../../policies/match-covers.ts';
import { splitMatch } from '../../policies/split-match.ts';
import { type Finding, type Place, recordRule } from '../../rule.ts';

type Level = TriagePolicy['levels'][number];

export const shadowedLevels = recordRule({
	id: 'policy/shadowed-levels',
	kinds: ['triage'],
	severity: 'error',
	summary: 'No level rule stands behind one that takes all its alerts.',
	why: 'The first rule that matches wins, so a rule behind a wider one never speaks: somebody believes in a severity that no alert will get. Put the narrower rule first, or remove it. A single name that earlier rules take whole is named too.',
	*check({ file, value: { levels } }): Iterable<Finding> {
		for (const [index, level] of levels.entries()) {
			const earlier = levels.slice(0, index);
			const cases = splitMatch(level.match).map((single) => ({
				name: single.names?.[0],
				by: earlier.find(({ match }) => matchCovers(match, single)),
			}));
			const shadows = [...new Set(cases.map(({ by }) => by))];
			if (!shadows.includes(undefined) && shadows.length > 0) {
				yield deadLevel(level, { index, shadows: shadows as Level[], levels, file });
				continue;
			}
			for (const [place, name] of (level.match.names ?? []).entries()) {
				const own = cases.filter((single) => single.name === name);
				const by = own.map((single) => single.by);
				if (own.length === 0 || by.includes(undefined)) continue;
				yield deadName(name, { index, place, by: by[0]!, levels, file });
			}
		}
	},
});

interface Context {
	readonly index: number;
	readonly levels: readonly Level[];
	readonly file: string;
}

function deadLevel(
	{ id }: Level,
	{ index, shadows, levels, file }: Context & { readonly shadows: readonly Level[] },
): Finding {
	const by = shadows.map((level) => `"${level.id}"`);
	return {
		at: { key: ['levels', index, 'id'] },
		message: `Unexpected rule "${id}" that can never match, expected it before ${by.join(' and ')}, which ${by.length === 1 ? 'takes' : 'take'} all its alerts`,
		actual: id,
		help: `Move it before "${shadows[0]!.id}", narrow that rule, or remove this one.`,
		related: shadows.map((level) => related(level, levels, file)),
	};
}

function deadName(
	name: string,
	{ index, place, by, levels, file }: Context & { readonly place: number; readonly by: Level },
): Finding {
	return {
		at: { key: ['levels', index, 'match', 'names', place] },
		message: `Unexpected alert name "${name}", expected one that earlier rules leave over: "${by.id}" takes it`,
		actual: name,
		help: `Remove it here, or move this rule before "${by.id}".`,
		related: [related(by, levels, file)],
	};
}

function related(level: Level, levels: readonly Level[], file: string): NonNullable<Finding['related']>[number] {
	const at: Place = { key: ['levels', levels.indexOf(level), 'id'] };
	return { message: `the rule "${level.id}"`, file, at };
}
