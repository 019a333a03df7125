import { z } from 'zod';
import { SEVERITIES } from './incident-words.ts';
import { instant, line, mail } from './scalars.ts';

export const EFFECT_STATES = ['begun', 'done', 'failed', 'given-up'] as const;

export const effectEntrySchema = z.strictObject({
	key: z
		.string()
		.regex(/^[a-z-]+(?:\/[A-Za-z0-9.:@-]+)+$/, { error: 'expected the key of an effect like mail/triggered/1' })
		.max(400),
	state: z.enum(EFFECT_STATES),
	at: instant.meta({ description: 'Of the last try' }),
	attempts: z.int().min(1).optional().meta({ description: 'How often it was tried; absent: once' }),
	since: instant.optional().meta({ description: 'Of the first try, where there were several' }),
	next: instant.optional().meta({ description: 'Not tried again before; only while begun or failed' }),
	severity: z.enum(SEVERITIES).optional().meta({ description: 'What a mail said the severity was' }),
	sent: z.array(mail).optional().meta({ description: 'Who has been told' }),
	refused: z.array(mail).optional().meta({ description: 'Addresses that were refused for good' }),
	message: line.optional().meta({ description: 'Id of the chat message that was posted; later ones go under it' }),
	error: line.optional(),
});

/** `effects.yaml`: what was done for an incident outside, and what failed; one line a key, written by machines. */
export const effectsSchema = z.array(effectEntrySchema);

export type EffectEntry = z.infer<typeof effectEntrySchema>;
