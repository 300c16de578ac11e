package dev.keypool.it.benchmark;

/**
 * What one run measured.
 *
 * @param perSecond answers a second
 * @param failed    answers that were not a success, and requests without an answer
 * @param p50       median latency, microseconds
 * @param p99       99th percentile, microseconds
 */
record Figures(double perSecond, long failed, long p50, long p99) {

    static Figures parse(String output) {
        String line = output.lines().filter(text -> text.startsWith("RESULT ")).findFirst()
                .orElseThrow(() -> new IllegalStateException("wrk gave no result:\n" + output));
        String[] parts = line.split(" ");
        double seconds = Long.parseLong(parts[2]) / 1e6;
        return new Figures(Long.parseLong(parts[1]) / seconds, Long.parseLong(parts[3]), Long.parseLong(parts[4]),
                Long.parseLong(parts[5]));
    }
}
