/**
 * Adds to package-lock.json the optional platform packages that the registry in use could not resolve.
 * `npm install` leaves them out silently and `npm ci` then stops with EUSAGE; entries without `integrity`
 * are enough, and they resolve normally where the packages exist. Run after every `npm install`.
 */
import { readFileSync, writeFileSync } from 'node:fs';

interface LockEntry {
	version?: string;
	dev?: boolean;
	optional?: boolean;
	os?: string[];
	cpu?: string[];
	libc?: string[];
	optionalDependencies?: Record<string, string>;
}

const OS = ['darwin', 'linux', 'win32', 'android', 'freebsd', 'openbsd', 'netbsd', 'sunos', 'aix', 'openharmony'];
const CPU = ['x64', 'arm64', 'ia32', 'arm', 'ppc64', 'riscv64', 's390x', 'loong64', 'mips64el', 'wasm32'];
const lockPath = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(lockPath, 'utf8')) as { packages: Record<string, LockEntry> };

function isResolvable(from: string, name: string): boolean {
	for (let base = from; ; base = base.slice(0, Math.max(0, base.lastIndexOf('/node_modules/')))) {
		if (lock.packages[`${base ? `${base}/` : ''}node_modules/${name}`]) return true;
		if (!base) return false;
		if (!base.includes('/node_modules/')) base = '';
	}
}

function platformOf(name: string): Pick<LockEntry, 'os' | 'cpu' | 'libc'> {
	const words = (name.split('/').pop() ?? name).replace('windows', 'win32').split(/[-.]/);
	const os = words.find((word) => OS.includes(word));
	const cpu = words.find((word) => CPU.includes(word));
	const libc = words.some((word) => word.startsWith('musl'))
		? 'musl'
		: words.some((word) => word.startsWith('gnu'))
			? 'glibc'
			: undefined;
	return { ...(cpu && { cpu: [cpu] }), ...(libc && { libc: [libc] }), ...(os && { os: [os] }) };
}

function missingEntries(): Record<string, LockEntry> {
	const missing: Record<string, LockEntry> = {};
	for (const [from, entry] of Object.entries(lock.packages)) {
		if (from === '') continue;
		for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
			const version = /^[=v^~]*(\d+\.\d+\.\d+\S*)$/.exec(range)?.[1];
			if (isResolvable(from, name) || version === undefined) continue;
			missing[`node_modules/${name}`] = {
				version,
				...(entry.dev && { dev: true }),
				optional: true,
				...platformOf(name),
			};
		}
	}
	return missing;
}

const missing = missingEntries();
const entries = Object.entries({ ...lock.packages, ...missing }).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
lock.packages = Object.fromEntries(entries);
writeFileSync(lockPath, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`package-lock.json: ${Object.keys(missing).length} platform entries added`);
