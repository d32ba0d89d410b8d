/** Any text as the label of a list or a button, where `$(name)` would become an icon. */
export function plainLabel(text: string): string {
  return text.replaceAll('$(', '$ (');
}
