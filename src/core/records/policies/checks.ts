import { z } from 'zod';
import { duration, line, schemaVersion, slug } from '../scalars.ts';

const personalData = z.strictObject({
	id: slug,
	pattern: line.meta({
		description:
			'A word as it may stand in a text: # is one digit, % one letter, * any characters but spaces, the rest itself',
	}),
	name: line.meta({ description: 'What it is, for the message: a phone number' }),
	allow: z.array(line).optional().meta({ description: 'Words that are meant to be there, same signs' }),
});

export const checksSchema = z.strictObject({
	schema: schemaVersion,
	personal_data: z.array(personalData).optional(),
	pictures: z
		.strictObject({ max_kilobytes: z.int().min(1) })
		.optional()
		.meta({ description: 'By default 1024' }),
	runbooks: z
		.strictObject({ review_within: duration })
		.optional()
		.meta({ description: 'How long a review of a runbook is good for, by default 180d' }),
});

/** `policies/checks.yaml`: what the check looks for beside the rules that every repository has. */
export type ChecksPolicy = z.infer<typeof checksSchema>;
