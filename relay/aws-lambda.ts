import { Hono } from 'hono';
import { handle } from 'hono/aws-lambda';
import { answerMisconfigured } from './answer-misconfigured.ts';
import { createStatelessRelay } from './create-stateless-relay.ts';

/** The relay as an AWS Lambda function behind a function URL, API Gateway or a load balancer. */
export const handler = handle(createApp());

function createApp(): Hono {
	try {
		return createStatelessRelay(process.env);
	} catch (error) {
		const answer = answerMisconfigured(error);
		return new Hono().all('*', () => answer.clone());
	}
}
