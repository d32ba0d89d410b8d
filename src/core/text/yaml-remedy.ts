/** As much of a parser's error as is read here: `code` as the `yaml` library names it. */
interface YamlFault {
  readonly code: string;
  readonly message: string;
}

const QUOTE = 'put the text between quotation marks: name: "like: this"';
const ALIGN = 'begin the lines of one list or entry in the same column, indented by spaces';

const REMEDIES: Readonly<Record<string, string>> = {
  BAD_DQ_ESCAPE: 'double the backslash, or use single quotation marks',
  BAD_INDENT: `${ALIGN}, and close brackets that are open`,
  BAD_SCALAR_START: QUOTE,
  BLOCK_AS_IMPLICIT_KEY: `${ALIGN}, or ${QUOTE}`,
  BLOCK_IN_FLOW: 'close the bracket that is open above',
  DUPLICATE_KEY: 'keep one of the two',
  KEY_OVER_1024_CHARS: QUOTE,
  MISSING_CHAR: 'a colon needs a space behind it, a quotation mark or bracket its other half',
  MULTILINE_IMPLICIT_KEY: QUOTE,
  MULTIPLE_DOCS: 'remove the line ---: the file is one document',
  TAB_AS_INDENT: 'indent with spaces',
  UNEXPECTED_TOKEN: ALIGN,
};

/** A parser's message in one line, with what helps. */
export function withRemedy({ code, message }: YamlFault): string {
  const said = message.split('\n', 1)[0]?.trim().replace(/[.:]$/, '') ?? '';
  return `${said}; ${REMEDIES[code] ?? QUOTE}`;
}
