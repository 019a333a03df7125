import { expect, test } from 'vitest';
import { readTags } from './read-tags.ts';

test.each([
	['pairs', ['service:checkout-api', 'env=prod'], { service: 'checkout-api', env: 'prod' }],
	['a value with colons', ['runbook_url:https://wiki.example.com/x'], { runbook_url: 'https://wiki.example.com/x' }],
	['words', ['vip', 'payments'], { tags: 'vip, payments' }],
	['a key twice, and a tag twice', ['team:a', 'team:b', 'team:a'], { team: 'a, b' }],
	['spaces around', [' monitor ', ' service: checkout-api '], { tags: 'monitor', service: 'checkout-api' }],
	['half a pair is a word', ['service:', ':prod', ''], { tags: 'service:, :prod' }],
	['a sentence with a colon is a word', ['see also: the wiki'], { tags: 'see also: the wiki' }],
	['none', [], {}],
])('%s', (_, tags, labels) => {
	expect(readTags(tags)).toEqual(labels);
});
