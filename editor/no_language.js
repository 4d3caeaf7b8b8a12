/**
 * What @codemirror/commands asks of a parser for program code. The commands used here ask for none
 * of it, and the parser would be 10 KB that everyone waits for; see build.mjs.
 */

const none = undefined;

export {
  none as getIndentation,
  none as getIndentUnit,
  none as IndentContext,
  none as indentString,
  none as indentUnit,
  none as matchBrackets,
  none as NodeProp,
  none as syntaxTree,
};
