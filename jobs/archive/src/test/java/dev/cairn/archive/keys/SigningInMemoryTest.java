package dev.cairn.archive.keys;

/** The contract, for the stand-in of other tests. */
class SigningInMemoryTest extends SigningServiceContract {

  private final TestSigner inMemory = new TestSigner();

  @Override
  protected SigningService openAgain() {
    return inMemory;
  }

  @Override
  protected void rotate() {
    inMemory.rotate("2");
  }

  @Override
  protected void refuse() {
    inMemory.refuse("1");
  }
}
