package dev.cairn.formats.sql;

import java.util.Set;

/** What the words and signs read so far say of the literal that comes next. */
final class PasswordPlace {

  /** Ways in which an account proves itself: behind IDENTIFIED. */
  private static final Set<String> WAYS = Set.of("by", "with", "via");

  /** Words that do not end the expression that is assigned. */
  private static final Set<String> IN_EXPRESSIONS =
      Set.of("binary", "case", "when", "then", "else");

  // of the statement
  private boolean account;
  private boolean setPasswordFor;
  private int depth;

  // of the expression that is assigned to a password, or given to a function
  private boolean expression;
  private boolean call;
  private int base;

  // of the last token
  private String last = "";
  private String beforeLast = "";
  private boolean identifiedBy;
  private boolean behindWord;
  private boolean passwordName;
  private boolean mayBeCall;
  private boolean atOperator;
  private boolean afterLiteral;

  /** A name or keyword in lower case; true if it stands where a password does. */
  boolean word(String name, boolean grammar) {
    if (SqlWords.introducesString(name)) {
      return false;
    }
    if (identifiedBy && !grammar) {
      identifiedBy = false;
      behindWord = true;
      afterLiteral = true;
      return true;
    }
    boolean endsExpression =
        expression && !call && depth == base && !IN_EXPRESSIONS.contains(name);
    afterLiteral = false;
    atOperator = false;
    // unless brackets follow
    mayBeCall = endsExpression;
    expression &= !endsExpression;

    account |= last.equals("identified") && WAYS.contains(name);
    account |= last.equals("set") && name.equals("password");
    setPasswordFor |= beforeLast.equals("set") && last.equals("password") && name.equals("for");
    identifiedBy =
        (name.equals("by") && last.equals("identified"))
            || (identifiedBy && name.equals("password"));
    behindWord =
        name.equals("password")
            || (account && PasswordWords.isBeforePassword(name))
            || (name.equals("as") && last.equals("challenge_response"));
    passwordName = PasswordWords.isPassword(name);
    beforeLast = last;
    last = name;
    return false;
  }

  void sign(char c) {
    switch (c) {
      case '(' -> open();
      case ')' -> {
        depth--;
        expression &= depth >= base;
      }
      case ',' -> expression &= call || depth != base;
      case ';' -> {
        account = false;
        setPasswordFor = false;
        expression = false;
        depth = 0;
      }
      case '=', '<', '>' -> {
        if (passwordName || (setPasswordFor && c == '=')) {
          expression = true;
          call = false;
          base = depth;
        }
      }
      default -> { }
    }
    boolean comparison = "=<>:!".indexOf(c) >= 0;
    boolean connection = comparison && last.equals("connection");
    forget(connection ? last : "", comparison && passwordName);
    atOperator = c != ')';
  }

  /** A literal; true if it is a password. */
  boolean literal(boolean number) {
    boolean password = number ? expression || (account && expects()) : expression || expects();
    forget("", false);
    // strings side by side are one
    behindWord = password;
    afterLiteral = true;
    return password;
  }

  /** Whether the literal that comes next is a URL with a password, if it is a URL. */
  boolean behindConnection() {
    return last.equals("connection");
  }

  /** Whether the text, if it ends here, ends just before a password. */
  boolean endsBeforePassword() {
    return !afterLiteral
        && (identifiedBy || (account && behindWord) || (atOperator && expression && !call));
  }

  private boolean expects() {
    return behindWord || identifiedBy;
  }

  private void open() {
    depth++;
    if (mayBeCall) {
      expression = true;
    } else if (!expression && PasswordWords.isFunction(last)) {
      expression = true;
      call = true;
      base = depth;
    }
  }

  private void forget(String keptWord, boolean keptName) {
    last = keptWord;
    beforeLast = "";
    identifiedBy = false;
    behindWord = false;
    mayBeCall = false;
    atOperator = false;
    afterLiteral = false;
    passwordName = keptName;
  }
}
