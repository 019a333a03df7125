import type { z } from 'zod';
import type { GateDecision } from '../../core/gate/gate-decision.ts';
import type { commandDispatchSchema } from '../command/given-commands.ts';

/** The run that let a deploy through. */
export interface GateRun {
	/** Login of whoever started it. */
	readonly actor: string;
	/** The same when it is run again. */
	readonly id: string;
	readonly url: string;
}

/**
 * The dispatch by which the incident repository notes an override: one `/note` an incident, said by whoever started the
 * run, who must be in `teams/` there. Undefined where nothing was overridden.
 */
export function overrideCommand(
	{ override, reasons, asked }: GateDecision,
	run: GateRun,
	now: string,
): z.infer<typeof commandDispatchSchema> | undefined {
	if (override === undefined || reasons.length === 0 || run.actor === '') return undefined;
	const what = asked.service === undefined ? `Feature ${asked.feature} was widened` : `${asked.service} was deployed`;
	// One run may ask for several services, and each of its overrides is a note of its own.
	const id = `${run.id}-${asked.service ?? asked.feature}`;
	const said = `${what} in spite of it: ${override.reason} (${run.url})`;
	return {
		schema: 1,
		command: {
			key: `command/gate/${id.replace(/[^A-Za-z0-9.:-]/g, '-')}`.slice(0, 150),
			text: reasons.map(({ incident }) => `/note ${incident} ${said}`).join('\n'),
			room: 'gate',
			by: { github: run.actor },
			at: now,
		},
	};
}
