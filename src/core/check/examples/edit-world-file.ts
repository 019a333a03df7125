/**
 * A file of the example world with the differences of an example. The lines of a top-level key take the place of that
 * key (or come last); in Markdown, what follows a line of `---` takes the place of the body, or, where it begins with
 * `## `, of the sections of the same headings.
 */
export function editWorldFile(path: string, original: string, edit: string): string {
	if (!path.endsWith('.md')) return original.startsWith('- ') ? edit : replaceKeys(original, edit);
	const [, front = '', body = ''] = /^---\n([\s\S]*?)^---\n([\s\S]*)$/m.exec(original) ?? [];
	const cut = /^---\n/m.exec(edit);
	const keys = cut ? edit.slice(0, cut.index) : edit;
	const text = cut ? edit.slice(cut.index + 4) : undefined;
	const newBody = text === undefined ? body : /^\s*## /.test(text) ? replaceSections(body, text) : `\n${text.trim()}\n`;
	return `---\n${replaceKeys(front, keys)}---\n${newBody}`;
}

/** How a text falls into blocks: where one starts, by what it is known, and what stands between two. */
interface Blocks {
	readonly start: RegExp;
	readonly name: RegExp;
	readonly gap: string;
}

const KEYS: Blocks = { start: /^(?=[A-Za-z_"'])/m, name: /^[^:\n]*/, gap: '' };
const SECTIONS: Blocks = { start: /^(?=## )/m, name: /^##[^\n]*/, gap: '\n' };

function replaceKeys(yaml: string, edit: string): string {
	return replaceBlocks(yaml, edit, KEYS);
}

function replaceSections(body: string, edit: string): string {
	return replaceBlocks(body, `${edit.trim()}\n`, SECTIONS);
}

/** Blocks of one text by their first words; those of the edit replace their namesakes. */
function replaceBlocks(text: string, edit: string, { start, name, gap }: Blocks): string {
	const nameOf = (block: string): string => name.exec(block)?.[0] ?? '';
	const blocks = text.split(start);
	for (const block of edit.split(start).filter((one) => one.trim() !== '')) {
		const at = blocks.findIndex((one) => nameOf(one) !== '' && nameOf(one) === nameOf(block));
		const isLast = at === blocks.length - 1;
		if (at >= 0) blocks[at] = isLast || block.endsWith(`\n${gap}`) ? block : `${block}${gap}`;
		else blocks.push(block);
	}
	return blocks.join('');
}
