/**
 * Findings in OCSF's JSON, for other programs: {@link dev.cairn.detect.ocsf.OcsfFinding}.
 *
 * <p>What must not live here: what makes findings, delivery, anything that PHI could come in by.
 */
package dev.cairn.detect.ocsf;
