package dev.cairn.benchmarks;

import java.util.List;

/**
 * What a run found.
 *
 * @param options what was asked
 * @param machine processor, cores, Java version
 * @param topics the workload
 * @param tally the rounds
 * @param brokerCpuNanos the broker's processor time in one round of the archive job, median; 0 if
 *     the job did not run
 * @param steady the steady rates
 */
record Results(
    Options options,
    String machine,
    Topics topics,
    Tally tally,
    long brokerCpuNanos,
    List<SteadyRun.Outcome> steady) {}
