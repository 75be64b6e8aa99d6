package dev.cairn.formats;

import java.time.ZoneId;

/**
 * What the logs themselves do not say.
 *
 * @param localTimeZone zone of time stamps without one (MariaDB server_audit)
 */
public record FormatsConfig(ZoneId localTimeZone) {}
