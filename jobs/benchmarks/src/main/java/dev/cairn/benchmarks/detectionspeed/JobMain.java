package dev.cairn.benchmarks.detectionspeed;
/** x. */
public final class JobMain { private JobMain() {}
public static boolean run(java.util.List<String> a) { return true; } }
