/**
 * From bytes to elements: finds where the objects, lines and records in a value begin and end, and
 * reads JSON, also where it is broken or stands as text inside other JSON.
 *
 * <p>What must not live here: what an element means, and which format it is in. Of this room's
 * packages it uses {@link dev.cairn.formats.record} alone.
 */
package dev.cairn.formats.cutting;
