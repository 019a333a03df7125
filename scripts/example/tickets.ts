import type { Catalogue } from '../../src/app/catalogue/catalogue.ts';

const PREFIXES: Readonly<Record<string, string>> = {
	payments: 'PAY',
	orders: 'ORD',
	storefront: 'SHOP',
	logistics: 'LOG',
	platform: 'PLAT',
	data: 'DATA',
	trust: 'TRST',
};

/** Numbers given out in the order of stories: tickets by team, and pull requests of the incident repository. */
export interface Numbers {
	/** The next ticket of the team that a person belongs to, or of a team itself. */
	readonly ticket: (teamOrHandle: string) => { readonly id: string; readonly url: string };
	readonly teamOf: (handle: string) => string;
	readonly pullRequest: () => { readonly id: string; readonly url: string };
}

/** Numbers that begin anew; one per run of the generator. */
export function createNumbers({ teams, policies }: Catalogue): Numbers {
	const next = new Map<string, number>();
	let pull = 100;
	const teamOf = (handle: string): string => {
		const found = [...teams].find(([, { members }]) => members.some((member) => member.handle === handle));
		if (!found) throw new Error(`Nobody has the handle ${handle}`);
		return found[0];
	};
	return {
		teamOf,
		ticket: (teamOrHandle) => {
			const prefix = PREFIXES[teamOrHandle.startsWith('@') ? teamOf(teamOrHandle) : teamOrHandle]!;
			const number = (next.get(prefix) ?? 210) + 3;
			next.set(prefix, number);
			const id = `${prefix}-${number}`;
			return { id, url: `https://tickets.example.com/${id}` };
		},
		pullRequest: () => {
			pull += 4;
			return {
				id: `#${pull}`,
				url: `${policies.site?.repository ?? 'https://github.com/example-org/incidents'}/pull/${pull}`,
			};
		},
	};
}
