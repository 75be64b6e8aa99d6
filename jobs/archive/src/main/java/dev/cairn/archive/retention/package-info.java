/**
 * How long files are kept, and what keeps them longer: retention policies, legal holds, the plan of
 * what to extend and what to dispose of, and its execution.
 *
 * <p>The policies and the plan are pure: what is there, what the policies say and a time go in, a
 * plan comes out. Only its execution touches a store and the chain. No Flink here, no reading of
 * archive files.
 */
package dev.cairn.archive.retention;
