import type { CheckContext, FileRule, Finding } from '../../rule.ts';

export const utf8: FileRule = {
	id: 'files/utf-8',
	scope: 'file',
	severity: 'error',
	summary: 'Texts are UTF-8.',
	why: 'A file in another encoding shows as question marks on the site, in mails and in searches. Save it again as UTF-8; most editors have it in their status line.',
	*check(file, { records }: CheckContext): Iterable<Finding> {
		if (!/\.(?:md|yaml|ndjson|json)$/.test(file)) return;
		const at = records.text(file)?.indexOf('\uFFFD') ?? -1;
		if (at === -1) return;
		yield {
			at: { text: [at, at + 1] },
			message: 'Unexpected bytes that are not UTF-8, expected text in UTF-8',
			help: 'Save the file as UTF-8, and write the letter again.',
		};
	},
};
