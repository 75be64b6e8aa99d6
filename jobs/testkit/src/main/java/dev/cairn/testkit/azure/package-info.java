/**
 * What stands in for Azure in tests: Azurite, the WORM gate in front of it that makes immutability
 * real, and a Key Vault of our own making. None keeps data, and none proves anything about Azure
 * itself: what they were compared with is said at each class. Holds no logic of the archive.
 *
 * <p>The gate's rooms: {@code GateRequest} and {@code GateOperations} say what a request is, {@code
 * WormRules} what is allowed (pure), {@code BlobHistory} what becomes of a blob's versions (pure),
 * {@code GateState} and {@code GateJournal} keep it, {@code StoreCalls} and {@code KeptVersions}
 * speak to Azurite, and the {@code …Calls} carry out one kind of request each.
 */
package dev.cairn.testkit.azure;
