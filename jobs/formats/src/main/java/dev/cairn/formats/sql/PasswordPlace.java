package dev.cairn.formats.sql;

/** What the words and signs read so far say of the literal that comes next. */
final class PasswordPlace {

  // of the statement
  private boolean account;
  private boolean setPasswordFor;
  private int depth;

  // of the expression that is assigned to a password, or given to a function
  private boolean expression;
  private boolean call;
  private int base;

  // of the last token
  private PasswordWord last = PasswordWord.OTHER;
  private PasswordWord beforeLast = PasswordWord.OTHER;
  private boolean identifiedBy;
  private boolean behindWord;
  private boolean passwordName;
  private boolean mayBeCall;
  private boolean atOperator;
  private boolean afterLiteral;

  /** A name or keyword; true if it stands where a password does. */
  boolean word(PasswordWord word) {
    if (word == PasswordWord.CHARACTER_SET) {
      return false;
    }
    if (identifiedBy && !word.mayFollowIdentifiedBy()) {
      identifiedBy = false;
      behindWord = true;
      afterLiteral = true;
      return true;
    }
    boolean endsExpression = expression && !call && depth == base && !word.isInExpressions();
    afterLiteral = false;
    atOperator = false;
    // unless brackets follow
    mayBeCall = endsExpression;
    expression &= !endsExpression;

    boolean password = word == PasswordWord.PASSWORD;
    account |= last == PasswordWord.IDENTIFIED && word.isWay();
    account |= last == PasswordWord.SET && password;
    setPasswordFor |=
        beforeLast == PasswordWord.SET
            && last == PasswordWord.PASSWORD
            && word == PasswordWord.FOR;
    identifiedBy =
        (word == PasswordWord.BY && last == PasswordWord.IDENTIFIED) || (identifiedBy && password);
    behindWord =
        password
            || (account && word.isBeforePassword())
            || (word == PasswordWord.AS && last == PasswordWord.CHALLENGE_RESPONSE);
    passwordName = word.isPassword();
    beforeLast = last;
    last = word;
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
    boolean connection = comparison && last == PasswordWord.CONNECTION;
    forget(connection ? last : PasswordWord.OTHER, comparison && passwordName);
    atOperator = c != ')';
  }

  /** A literal; true if it is a password. */
  boolean literal(boolean number) {
    boolean password = number ? expression || (account && expects()) : expression || expects();
    forget(PasswordWord.OTHER, false);
    // strings side by side are one
    behindWord = password;
    afterLiteral = true;
    return password;
  }

  /** Whether the literal that comes next is a URL with a password, if it is a URL. */
  boolean behindConnection() {
    return last == PasswordWord.CONNECTION;
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
    } else if (!expression && last.isFunction()) {
      expression = true;
      call = true;
      base = depth;
    }
  }

  private void forget(PasswordWord keptWord, boolean keptName) {
    last = keptWord;
    beforeLast = PasswordWord.OTHER;
    identifiedBy = false;
    behindWord = false;
    mayBeCall = false;
    atOperator = false;
    afterLiteral = false;
    passwordName = keptName;
  }
}
