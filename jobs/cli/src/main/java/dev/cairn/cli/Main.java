package dev.cairn.cli;

/** Where the process starts. */
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    System.exit(Cairn.execute(Terminal.system(), args));
  }
}
