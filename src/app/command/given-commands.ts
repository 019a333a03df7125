import { z } from 'zod';
import { instant } from '../../core/records/scalars.ts';

/** Who gives a command, as the place proves it. */
const by = z.union([
	z.strictObject({ github: z.string().min(1).max(100) }),
	z.strictObject({ slack: z.string().regex(/^[UW][A-Z0-9]{2,30}$/) }),
]);

export const givenCommandsSchema = z.strictObject({
	/** The same for ever for the same words of the same person, like `command/github/4711`; a key of the ledger. */
	key: z
		.string()
		.regex(/^command\/[a-z]+\/[A-Za-z0-9.:-]+$/)
		.max(150),
	/** As it was typed; of a comment all of it. */
	text: z.string().max(100_000),
	/** Where it was given, as `refs.room` names it: `#12`, or the id of a channel. */
	room: z.string().min(1).max(200),
	by,
	/** When it was given. */
	at: instant,
});

/** What somebody typed in a room or elsewhere in chat, not yet read. */
export type GivenCommands = z.infer<typeof givenCommandsSchema>;

/** What a dispatch carries where the commands come by chat. */
export const commandDispatchSchema = z.strictObject({
	schema: z.literal(1),
	command: givenCommandsSchema,
	/** Where to answer; absent where nobody waits for one. */
	response_url: z.string().max(2000).optional(),
});
