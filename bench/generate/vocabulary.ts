/** Words of the invented company whose incidents the benchmarks read. */

export const TEAMS = ['payments', 'orders', 'storefront', 'logistics', 'platform', 'data', 'trust', 'mobile'] as const;

export const PRODUCTS = ['marketplace', 'delivery'] as const;

export const KINDS = [
	'high-error-rate',
	'high-latency',
	'service-down',
	'tech-ops',
	'data',
	'third-party',
	'security',
	'other',
] as const;

export const CAUSES = [
	'configuration',
	'code-defect',
	'capacity',
	'third-party',
	'deploy',
	'cache',
	'query-plan',
	'missing-timeout',
	'dns',
	'retry-storm',
	'disk-space',
	'expired-credential',
] as const;

const AREAS = [
	'checkout',
	'search',
	'ledger',
	'courier',
	'basket',
	'identity',
	'media',
	'pricing',
	'stock',
	'voucher',
	'address',
	'invoice',
] as const;
const PARTS = ['api', 'worker', 'db', 'gateway', 'cache'] as const;

/** Names of the sixty services; each depends on some that stand before it. */
export const SERVICES: readonly string[] = PARTS.flatMap((part) => AREAS.map((area) => `${area}-${part}`));

export const SYMPTOMS = [
	'answers with errors',
	'is slow',
	'times out',
	'refuses connections',
	'serves old data',
	'loses messages',
	'restarts in a loop',
	'runs out of memory',
	'rejects valid requests',
	'writes twice',
	'cannot reach its database',
	'falls behind its queue',
] as const;

export const CIRCUMSTANCES = [
	'after a rollout',
	'for sellers',
	'in one zone',
	'for a tenth of requests',
	'at the start of the sale',
	'during a failover',
	'for phone orders',
	'since midnight',
	'under peak load',
	'for new customers',
	'on the read replica',
	'after a certificate change',
] as const;

const OPENERS = [
	'The engineer on call saw',
	'A dashboard showed',
	'The first trace told of',
	'Logs were full of',
	'A customer wrote about',
	'The probe reported',
	'A later query found',
] as const;
const THINGS = [
	'growing queues',
	'exhausted connections',
	'a stale configuration',
	'rejected handshakes',
	'slow garbage collection',
	'a missing index',
	'duplicated events',
	'throttled calls',
	'an expired token',
	'a full volume',
	'unbalanced partitions',
	'clock drift',
	'broken pagination',
	'a cold cache',
	'retries without pause',
	'dropped packets',
	'a locked table',
	'truncated payloads',
	'wrong rounding',
	'leaked threads',
] as const;
const PLACES = [
	'in the primary region',
	'on three of eight nodes',
	'behind the load balancer',
	'in the nightly job',
	'on the oldest shard',
	'between two retries',
	'in the payment step',
	'at the edge',
	'in the importer',
	'on the standby',
] as const;
const CONSEQUENCES = [
	'and requests waited for a free slot',
	'so that orders were held back',
	'while alerts stayed silent',
	'which doubled the load',
	'and the page stayed empty',
	'until the pool was drained',
	'before anybody was paged',
	'so callers gave up early',
	'and the backlog grew by the minute',
	'which only a restart cleared',
] as const;

/** What a sentence is made of, in order. */
export const SENTENCE_PARTS = [OPENERS, THINGS, PLACES, CONSEQUENCES] as const;

/** Stems of words that stand in few texts only, as host names, error codes and flags do. */
export const RARE_STEMS = [
	'node',
	'shard',
	'build',
	'flag',
	'pod',
	'ticket',
	'error',
	'release',
	'tenant',
	'job',
] as const;

export const SECTIONS = [
	'Summary',
	'Detection',
	'Trigger',
	'Impact',
	'Resolution and recovery',
	'Root cause',
	'What went well',
	'What did not go well',
	'Lessons learned',
] as const;
