/**
 * Names a text by its content: its length and two FNV-1a lanes (Fowler, Noll, Vo; 32 bits each, other seeds) over its UTF-16
 * units. Two texts of one seed that differ practically never share it.
 */
export function versionStamp(text: string): string {
  let a = 0x811c9dc5;
  let b = 0x1b873593;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ (unit << 8) ^ (unit >>> 8), 0x85ebca6b);
  }
  return `${text.length.toString(36)}-${(a >>> 0).toString(36)}-${(b >>> 0).toString(36)}`;
}
