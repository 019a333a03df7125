/** One part of an example: a file of the small repository in which it happens, or a word about the check. */
export interface ExamplePart {
	/**
	 * `file`: the whole file. `edit`: what differs from the file of the same path in `world/`. `before` and `before-edit`:
	 * the same of the file as it was before the change under check. `delete`: the file is not there.
	 */
	readonly kind: 'file' | 'edit' | 'before' | 'before-edit' | 'delete';
	readonly path: string;
	readonly text: string;
}

/** An example of a rule: one text file of parts, each under a line like `-- edit services/checkout-api.yaml --`. */
export interface RuleExample {
	/** What is shown, in a sentence: the lines before the first part. */
	readonly title: string;
	/** Instant of the check. */
	readonly now: string;
	readonly parts: readonly ExamplePart[];
	/** What the check says, line for line; empty for a good example. */
	readonly expected: string;
}

const PART_LINE = /^-- (?:(file|edit|before|before-edit|delete) )?(\S+) --$/m;
const KINDS = { file: 'file', edit: 'edit', before: 'before', 'before-edit': 'before-edit', delete: 'delete' } as const;

/** When the examples happen, unless they say otherwise. */
export const EXAMPLE_NOW = '2026-11-20T12:00:00Z';

/** Reads an example. `-- now --` holds another instant, `-- expected --` what the check says. */
export function parseExample(text: string): RuleExample {
	const [title = '', ...rest] = text.split(PART_LINE);
	const parts: ExamplePart[] = [];
	let [now, expected] = [EXAMPLE_NOW, ''];
	for (let index = 0; index + 2 < rest.length; index += 3) {
		const kind = KINDS[(rest[index] ?? 'file') as keyof typeof KINDS];
		const path = rest[index + 1]!;
		const content = rest[index + 2]!.replace(/^\n/, '');
		if (path === 'now') now = content.trim();
		else if (path === 'expected') expected = content.trim();
		else parts.push({ kind, path, text: content });
	}
	return { title: title.trim(), now, parts, expected };
}
