import { z } from 'zod';
import { handle, incidentId, schemaVersion, text } from '../scalars.ts';

export const backtestSchema = z.strictObject({
	schema: schemaVersion,
	accepted: z
		.array(
			z.strictObject({
				incident: incidentId,
				reason: text.meta({ description: 'Why it is right that rules would miss it today' }),
				by: handle.optional(),
			}),
		)
		.meta({ description: 'Real incidents that a change of rules may miss; without a line here the backtest fails' }),
});

/** `policies/backtest.yaml`: what people have accepted that new rules would miss. */
export type BacktestPolicy = z.infer<typeof backtestSchema>;
