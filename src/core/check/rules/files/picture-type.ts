import { recordKindOf } from '../../../records/record-kinds.ts';
import { extensionOf, isPicture, PICTURE_TYPES } from '../../files/picture-types.ts';
import type { FileRule, Finding } from '../../rule.ts';

export const pictureType: FileRule = {
	id: 'files/picture-type',
	scope: 'file',
	severity: 'error',
	summary: 'What is attached to an incident is a picture that every browser shows.',
	why: 'The site publishes only types that cannot carry a script, so an SVG, a PDF or an archive would be missing there. Make it a PNG, or link to where the file lives.',
	*check(file): Iterable<Finding> {
		const isAttachment = /^incidents\/[^/]+\/[^/]+\/[^/.][^/]*$/.test(file) && recordKindOf(file) === undefined;
		if (!isAttachment || isPicture(file) || /\.(?:md|mdx|ya?ml)$/i.test(file)) return;
		const type = extensionOf(file);
		yield {
			message: `Unexpected attachment of type "${type}", expected one of ${PICTURE_TYPES.join(', ')}`,
			actual: type,
			expected: PICTURE_TYPES,
			help: 'Save it as PNG, or link to where it lives.',
		};
	},
};
