import { FolderService } from './folder-service';
import type { Events, Notices, Params, RequestName, ToClient, ToService } from './protocol';
import type { Platform, Port } from './port';
import { findSeeds, readAnchored, writeAnchored } from './sidecar-requests';

type Handlers = { readonly [N in RequestName]: (params: Params<N>, cancelled: () => boolean) => Promise<unknown> };

/**
 * Runs on the corpus thread: answers the client's requests, in the order they came where they are about open seeds.
 * A request that was cancelled before its turn is not worked on. A failure goes back as its message, never ends the thread.
 */
export function serve(port: Port, platform: Platform): void {
  const folders = new Map<string, FolderService>();
  const active = new Set<number>();
  const cancelled = new Set<number>();
  const send = (message: ToClient): void => port.post(message);
  const emit = <N extends keyof Events>(event: N, params: Events[N]): void => send({ event, params } as ToClient);

  const folder = (uri: string): FolderService => {
    let service = folders.get(uri);
    if (!service) {
      service = new FolderService(uri, platform, emit);
      folders.set(uri, service);
    }
    return service;
  };

  const handlers: Handlers = {
    configure: async ({ folder: uri, options }) => folder(uri).configure(options),
    read: (params, stop) => folder(params.folder).read(params.files, params.removed, stop, params.whole),
    outdated: (params) => folder(params.folder).outdated(params.uris),
    userFile: (params) => folder(params.folder).userFile(params.file),
    check: (params) => folder(params.folder).checkOpen(params.uri, params.version),
    mentions: (params) => folder(params.folder).mentions(params.uri, params.version),
    copies: (params) => folder(params.folder).copies(params.uri, params.offset),
    card: (params) => folder(params.folder).entities.card(params.uri, params.offset),
    namedCard: (params) => folder(params.folder).entities.namedCard(params.name, params.type),
    entities: (params) => folder(params.folder).entities.search(params.query),
    places: (params) => folder(params.folder).entities.places(params.id),
    entityAt: (params) => folder(params.folder).entities.at(params.uri, params.offset),
    names: (params, stop) => folder(params.folder).entities.names(params.id, params.uri, stop),
    entityRows: (params) => folder(params.folder).entities.rows(params.query, params.most),
    entitySeeds: (params) => folder(params.folder).entities.seeds(params.id),
    labels: async (params) => folder(params.folder).config(params.root).labels,
    overview: (params, stop) => folder(params.folder).overview(stop),
    compare: (params) => folder(params.folder).compare(params.uri, params.offset, params.most),
    duplicates: (params, stop) => folder(params.folder).duplicates(params.most, stop),
    passages: (params) => folder(params.folder).passages(params.uri, params.most),
    tryRules: (params, stop) => folder(params.folder).tryRules(params.root, params.rules, stop),
    plan: (params, stop) => folder(params.folder).plan(params.uris, params.rules, stop, params.classes),
    index: (params, stop) => folder(params.folder).index(params, stop),
    indexPage: async (params) => folder(params.folder).indexPage(params.root, params.path),
    seedList: (params, stop) => folder(params.folder).seedList(stop),
    sidecars: async (params) => folder(params.folder).sidecars(params.files, params.removed),
    readSidecar: async (params) => readAnchored(params),
    writeSidecar: async (params) => writeAnchored(params),
    findSeeds: async (params) => findSeeds(params),
    forget: async ({ folder: uri }) => {
      folders.get(uri)?.dispose();
      folders.delete(uri);
    },
  };

  const heed = <N extends keyof Notices>(notice: N, params: Notices[N]): void => {
    const service = folder(params.folder);
    if (notice === 'open') service.open(params as Notices['open']);
    else if (notice === 'edit') service.edit(params as Notices['edit']);
    else service.close(params.uri);
  };

  const answer = async (id: number, request: RequestName, params: unknown): Promise<void> => {
    active.add(id);
    try {
      await platform.pause();
      if (!cancelled.has(id)) {
        const result = await (handlers[request] as (params: unknown, stop: () => boolean) => Promise<unknown>)(params, () => cancelled.has(id));
        if (!cancelled.has(id)) send({ id, answer: result });
      }
      if (cancelled.has(id)) send({ id, cancelled: true });
    } catch (error) {
      send({ id, failed: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    } finally {
      active.delete(id);
      cancelled.delete(id);
    }
  };

  port.onMessage((raw) => {
    const message = raw as ToService;
    if ('cancel' in message) {
      if (active.has(message.cancel)) cancelled.add(message.cancel);
    } else if ('notice' in message) heed(message.notice, message.params);
    else void answer(message.id, message.request, message.params);
  });
}
