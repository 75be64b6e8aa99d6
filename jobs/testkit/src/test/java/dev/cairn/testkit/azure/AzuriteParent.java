package dev.cairn.testkit.azure;

/** A program that starts Azurite and is then killed by the test. */
final class AzuriteParent {

  private AzuriteParent() {}

  public static void main(String[] args) throws Exception {
    System.out.println(Azurite.start().pid());
    Thread.sleep(Long.MAX_VALUE);
  }
}
