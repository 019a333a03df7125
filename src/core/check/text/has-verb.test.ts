import { expect, test } from 'vitest';
import { hasVerb } from './has-verb.ts';

test.each([
	'Alert on the share of time spent in garbage collection',
	'Load test with one article, before each sale',
	'Page the secondary after five minutes',
	'Memoize the tax table',
	'Consumers scale by lag, never by CPU',
	'No call to a provider waits longer than 8 s',
	'Limits are written for a region',
	'Fail-over of one shard, practised each quarter',
	'shipment-api may never have fewer than half of its pods',
	'Uji pemulihan setiap kuartal',
	'Membatasi ukuran berkas',
	'Gerbang menolak kunci tanpa tanggal akhir',
])('has one: %s', (line) => {
	expect(hasVerb(line)).toBe(true);
});

test.each([
	'Better monitoring',
	'Monitoring of disks and queues',
	'Documentation of the fail-over',
	'Review of limits',
	'Runbook for name resolution',
	'One queue for each wallet, with a fair turn between them',
	'A second provider',
	'Pemantauan antrean',
	'Dokumentasi pemulihan',
	'',
])('has none: %s', (line) => {
	expect(hasVerb(line)).toBe(false);
});
