import { nameKey } from './name-key';

/** Tells which names fit a query: every word of it begins a word of the name, or the name holds it. */
export function fitting(query: string): (name: string) => boolean {
  const words = nameKey(query).split(' ').filter((word) => word !== '');
  return (name) => {
    const key = nameKey(name);
    const parts = key.split(' ');
    return words.every((word) => parts.some((part) => part.startsWith(word))) || key.includes(words.join(' '));
  };
}
