import assert from 'node:assert/strict';
import { Cancelled, Client, type ClientEvents, type Token } from '../../../src/host/client';
import type { ToService } from '../../../src/host/protocol';
import type { Port } from '../../../src/host/port';

/** The other side of a channel, played by hand. */
class PlayedPort implements Port {
  readonly sent: ToService[] = [];
  closed = false;
  #message: (message: unknown) => void = () => undefined;
  #gone: (reason: string) => void = () => undefined;

  post(message: unknown): void {
    this.sent.push(message as ToService);
  }
  onMessage(listener: (message: unknown) => void): void {
    this.#message = listener;
  }
  onGone(listener: (reason: string) => void): void {
    this.#gone = listener;
  }
  close(): void {
    this.closed = true;
  }
  say(message: unknown): void {
    this.#message(message);
  }
  die(reason: string): void {
    this.#gone(reason);
  }
}

class Played {
  readonly ports: PlayedPort[] = [];
  readonly restarts: string[] = [];
  readonly ends: string[] = [];
  readonly events: ClientEvents = { event: () => undefined, restarted: (reason) => this.restarts.push(reason), gaveUp: (reason) => this.ends.push(reason) };
  readonly client = new Client(() => {
    const port = new PlayedPort();
    this.ports.push(port);
    return port;
  }, this.events);

  get port(): PlayedPort {
    const port = this.ports.at(-1);
    assert.ok(port, 'no thread was started');
    return port;
  }
}

function token(): Token & { fire(): void } {
  const listeners = new Set<() => void>();
  let cancelled = false;
  return {
    get isCancellationRequested() {
      return cancelled;
    },
    onCancellationRequested: (listener) => {
      listeners.add(listener);
      return { dispose: () => listeners.delete(listener) };
    },
    fire: () => {
      cancelled = true;
      for (const listener of listeners) listener();
    },
  };
}

const ASK = { folder: 'f', uri: 'u', version: 1 };

describe('Client', () => {
  it('starts no thread before it is needed', () => {
    const played = new Played();
    assert.equal(played.ports.length, 0);
    played.client.notify('close', { folder: 'f', uri: 'u' });
    assert.equal(played.ports.length, 1);
  });

  it('gives each answer to its request', async () => {
    const played = new Played();
    const first = played.client.request('check', ASK);
    const second = played.client.request('card', { folder: 'f', uri: 'u', offset: 3 });
    const [a, b] = played.port.sent.map((message) => ('id' in message ? message.id : 0));
    played.port.say({ id: b, answer: 'second' });
    played.port.say({ id: a, failed: 'broken' });
    assert.equal(await second, 'second');
    await assert.rejects(first, /broken/);
  });

  it('tells the thread of a cancelled request and drops its late answer', async () => {
    const played = new Played();
    const stop = token();
    const asked = played.client.request('check', ASK, stop);
    stop.fire();
    await assert.rejects(asked, Cancelled);
    const [request, cancel] = played.port.sent;
    assert.ok(request && 'id' in request && cancel && 'cancel' in cancel && cancel.cancel === request.id);
    played.port.say({ id: request.id, answer: 'late' });
  });

  it('starts a new thread when one dies, and says so; open requests are cancelled', async () => {
    const played = new Played();
    const asked = played.client.request('check', ASK);
    played.port.die('out of memory');
    await assert.rejects(asked, Cancelled);
    assert.deepEqual(played.restarts, ['out of memory']);
    const again = played.client.request('check', ASK);
    assert.equal(played.ports.length, 2);
    const [message] = played.port.sent;
    assert.ok(message && 'id' in message);
    played.port.say({ id: message.id, answer: 'fresh' });
    assert.equal(await again, 'fresh');
  });

  it('gives up on a thread that dies again and again', async () => {
    const played = new Played();
    for (let i = 0; i < 4; i++) {
      played.client.notify('close', { folder: 'f', uri: 'u' });
      played.port.die(`death ${i}`);
    }
    assert.equal(played.restarts.length, 3);
    assert.deepEqual(played.ends, ['death 3']);
    await assert.rejects(played.client.request('check', ASK), Cancelled);
    assert.equal(played.ports.length, 4);
  });
});
