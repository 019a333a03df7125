/** An action of a postmortem that a commit says it does. */
export interface Fix {
	readonly incident: string;
	/** Like `A2`. */
	readonly action: string;
}

const REFERENCE = String.raw`INC-\d{4}-\d{4,}#A\d+`;
/** The words by which GitHub closes issues, before one reference or several. */
const FIXES = new RegExp(
	String.raw`\b(?:fix(?:e[sd])?|close[sd]?|resolve[sd]?)\s*:?\s+(${REFERENCE}(?:\s*(?:,|and|,\s*and)\s*${REFERENCE})*)(?!\w)`,
	'gi',
);

/** The actions that a commit message closes: `Fixes INC-2026-0042#A2`, in any case, several with commas. A commit that reverts closes none. */
export function fixesInMessage(message: string): readonly Fix[] {
	if (message.startsWith('Revert "')) return [];
	const references = [...message.matchAll(FIXES)].flatMap(
		([, list = '']) => list.match(new RegExp(REFERENCE, 'gi')) ?? [],
	);
	return [...new Set(references.map((one) => one.toUpperCase()))].map((one) => {
		const [incident = '', action = ''] = one.split('#');
		return { incident, action };
	});
}
