/**
 * What stands in for Azure in tests: Azurite, and a Key Vault of our own making. Neither keeps
 * data, and neither proves anything about Azure itself: what they were compared with is said at
 * each class. Holds no logic of the archive.
 */
package dev.cairn.testkit.azure;
