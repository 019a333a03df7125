import { referenceRule } from '../../references/reference-rule.ts';

export const knownService = referenceRule('service', {
	id: 'references/known-service',
	summary: 'Every service that a record names is in services/.',
	why: "Services are how alerts find owners and how incidents are counted. A name that is nobody's counts nowhere. Correct it, or write the service first: `npm run tocsin -- new service`.",
});
