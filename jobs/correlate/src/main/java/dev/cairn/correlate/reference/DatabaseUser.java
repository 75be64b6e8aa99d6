package dev.cairn.correlate.reference;

import java.time.ZoneId;

/**
 * Who is behind a database user.
 *
 * @param user the user as logs write it
 * @param principal the person or service
 * @param kind person or service
 * @param owner who answers for it; null if not said, which only a person's may leave out
 * @param team the team it belongs to; null if not said
 * @param timeZone where its working hours are; null if not said
 */
public record DatabaseUser(
    String user, String principal, String kind, String owner, String team, ZoneId timeZone) {}
