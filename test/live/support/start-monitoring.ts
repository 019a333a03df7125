import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

export interface Monitoring {
	/** What the watched service says of itself from now on. */
	setErrorRatio(ratio: number): void;
	stop(): Promise<void>;
}

/** A service with metrics, a Prometheus that watches it, and an Alertmanager that calls a web hook; all as fast as they go. */
export async function startMonitoring(
	folder: string,
	hook: { readonly url: string; readonly token: string },
): Promise<Monitoring> {
	let ratio = 0;
	const service = createServer((_request, response) => {
		response.setHeader('content-type', 'text/plain; version=0.0.4');
		response.end(`error_ratio{service="checkout-api"} ${ratio}\n`);
	});
	const metricsPort = await new Promise<number>((resolve) => {
		service.listen(0, '127.0.0.1', () => resolve((service.address() as AddressInfo).port));
	});
	const [managerPort, prometheusPort] = [await freePort(), await freePort()];
	writeConfiguration(folder, { hook, metricsPort, managerPort });
	const manager = run('prometheus-alertmanager', folder, [
		'--config.file=alertmanager.yml',
		'--storage.path=manager',
		`--web.listen-address=127.0.0.1:${managerPort}`,
		'--cluster.listen-address=',
	]);
	const prometheus = run('prometheus', folder, [
		'--config.file=prometheus.yml',
		'--storage.tsdb.path=series',
		`--web.listen-address=127.0.0.1:${prometheusPort}`,
	]);
	await Promise.all([
		ready(manager, `http://127.0.0.1:${managerPort}`),
		ready(prometheus, `http://127.0.0.1:${prometheusPort}`),
	]);
	return {
		setErrorRatio: (next) => {
			ratio = next;
		},
		stop: async () => {
			await Promise.all([end(manager), end(prometheus)]);
			service.closeAllConnections();
			service.close();
		},
	};
}

function writeConfiguration(
	folder: string,
	{
		hook,
		metricsPort,
		managerPort,
	}: {
		readonly hook: { readonly url: string; readonly token: string };
		readonly metricsPort: number;
		readonly managerPort: number;
	},
): void {
	mkdirSync(folder, { recursive: true });
	const write = (name: string, value: object): void =>
		writeFileSync(join(folder, name), JSON.stringify(value, null, 2));
	// YAML reads JSON.
	write('alertmanager.yml', {
		route: {
			receiver: 'tocsin',
			group_by: ['alertname', 'service'],
			group_wait: '1s',
			group_interval: '1s',
			repeat_interval: '1h',
		},
		receivers: [
			{
				name: 'tocsin',
				webhook_configs: [
					{
						url: hook.url,
						send_resolved: true,
						http_config: { authorization: { type: 'Bearer', credentials: hook.token } },
					},
				],
			},
		],
	});
	write('prometheus.yml', {
		global: { scrape_interval: '1s', evaluation_interval: '1s' },
		rule_files: ['rules.yml'],
		alerting: { alertmanagers: [{ static_configs: [{ targets: [`127.0.0.1:${managerPort}`] }] }] },
		scrape_configs: [{ job_name: 'shop', static_configs: [{ targets: [`127.0.0.1:${metricsPort}`] }] }],
	});
	write('rules.yml', {
		groups: [
			{
				name: 'shop',
				rules: [
					{
						alert: 'HighErrorRate',
						expr: 'error_ratio > 0.1',
						labels: { severity: 'critical' },
						annotations: {
							summary: '{{ $labels.service }} answers {{ $value | humanizePercentage }} of requests with an error',
							description: 'Two lines, <b>markup</b>\nand a check mark ✓',
						},
					},
				],
			},
		],
	});
}

function run(program: string, folder: string, args: readonly string[]): ChildProcess {
	return spawn(program, args, { cwd: folder, stdio: 'ignore' });
}

async function ready(child: ChildProcess, url: string): Promise<void> {
	for (;;) {
		if (child.exitCode !== null) throw new Error(`${child.spawnfile} ended with ${child.exitCode}`);
		const response = await fetch(`${url}/-/ready`).catch(() => undefined);
		if (response?.ok) return;
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
}

async function end(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null) return;
	const ended = once(child, 'exit');
	child.kill('SIGKILL');
	await ended;
}

function freePort(): Promise<number> {
	const server = createServer();
	return new Promise((resolve) => {
		server.listen(0, '127.0.0.1', () => {
			const { port } = server.address() as AddressInfo;
			server.close(() => resolve(port));
		});
	});
}
