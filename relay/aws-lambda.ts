import { Hono } from 'hono';
import { handle } from 'hono/aws-lambda';
import { answerMisconfigured } from './answer-misconfigured.ts';
import { createStatelessRelay } from './create-stateless-relay.ts';
import { dispatchTick } from './dispatch-tick.ts';

/** The relay as an AWS Lambda function behind a function URL, API Gateway or a load balancer. */
export const handler = handle(createApp());

/** A schedule of EventBridge, as a function of its own with this handler. */
export const tick = (): Promise<void> => dispatchTick(process.env);

function createApp(): Hono {
	try {
		return createStatelessRelay(process.env);
	} catch (error) {
		const answer = answerMisconfigured(error);
		return new Hono().all('*', () => answer.clone());
	}
}
