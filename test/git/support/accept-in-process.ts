import { LocalRepository } from '../../../src/adapters/git/local-repository.ts';
import { RepositoryError } from '../../../src/ports/repository.ts';
import { archiveFold } from './archive-fold.ts';
import { sampleDelivery } from './sample-delivery.ts';

try {
	const repository = await LocalRepository.open({ folder: process.argv[2] ?? '' });
	await repository.accept([sampleDelivery(1)]);
	console.log((await repository.drain(archiveFold)).state);
} catch (error) {
	if (!(error instanceof RepositoryError)) throw error;
	console.log(`${error.code}: ${error.message}\nhelp: ${error.help}`);
}
