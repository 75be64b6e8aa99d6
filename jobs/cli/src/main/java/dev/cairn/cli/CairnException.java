package dev.cairn.cli;

/** What went wrong, in words for the person at the keyboard, and what to do next. */
final class CairnException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final int exitCode;
  private final String hint;

  private CairnException(int exitCode, String message, String hint, Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
    this.hint = hint;
  }

  static CairnException wrongUse(String message, String hint) {
    return new CairnException(ExitCode.WRONG_USE, message, hint, null);
  }

  static CairnException outOfReach(String message, String hint, Throwable cause) {
    return new CairnException(ExitCode.OUT_OF_REACH, message, hint, cause);
  }

  int exitCode() {
    return exitCode;
  }

  String hint() {
    return hint;
  }
}
