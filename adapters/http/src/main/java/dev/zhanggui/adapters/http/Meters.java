package dev.zhanggui.adapters.http;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts of requests by operation and status, and how long they took. */
final class Meters {
    private static final double[] BUCKET_SECONDS = {0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5};
    private static final double NANOS = 1e9;

    private final Map<String, Meter> meters = new ConcurrentSkipListMap<>();

    Meter of(String operationId) {
        return meters.computeIfAbsent(operationId, id -> new Meter());
    }

    /** One operation's figures. */
    static final class Meter {
        private final Map<Integer, LongAdder> byStatus = new ConcurrentHashMap<>();
        private final LongAdder[] buckets = new LongAdder[BUCKET_SECONDS.length + 1];
        private final LongAdder nanos = new LongAdder();

        private Meter() {
            for (int i = 0; i < buckets.length; i++) {
                buckets[i] = new LongAdder();
            }
        }

        void count(int status, long took) {
            byStatus.computeIfAbsent(status, same -> new LongAdder()).increment();
            nanos.add(took);
            int at = 0;
            while (at < BUCKET_SECONDS.length && took > BUCKET_SECONDS[at] * NANOS) {
                at++;
            }
            buckets[at].increment();
        }
    }

    /** In the text format of Prometheus. */
    void write(StringBuilder out) {
        out.append("# HELP zhanggui_http_requests_total Requests answered.\n");
        out.append("# TYPE zhanggui_http_requests_total counter\n");
        meters.forEach((operation, meter) -> meter.byStatus.forEach((status, count) -> line(
                out,
                "zhanggui_http_requests_total",
                List.of("operation", operation, "status", Integer.toString(status)),
                Long.toString(count.sum()))));
        out.append("# HELP zhanggui_http_request_seconds Time from the head of a request to the end of its answer.\n");
        out.append("# TYPE zhanggui_http_request_seconds histogram\n");
        meters.forEach((operation, meter) -> histogram(out, operation, meter));
    }

    private static void histogram(StringBuilder out, String operation, Meter meter) {
        long sum = 0;
        for (int i = 0; i < meter.buckets.length; i++) {
            sum += meter.buckets[i].sum();
            var le = i < BUCKET_SECONDS.length ? Double.toString(BUCKET_SECONDS[i]) : "+Inf";
            line(
                    out,
                    "zhanggui_http_request_seconds_bucket",
                    List.of("operation", operation, "le", le),
                    Long.toString(sum));
        }
        var label = List.of("operation", operation);
        line(out, "zhanggui_http_request_seconds_sum", label, Double.toString(meter.nanos.sum() / NANOS));
        line(out, "zhanggui_http_request_seconds_count", label, Long.toString(sum));
    }

    static void gauge(StringBuilder out, String name, String help, double value) {
        out.append("# HELP ").append(name).append(' ').append(help).append('\n');
        out.append("# TYPE ").append(name).append(" gauge\n");
        line(out, name, List.of(), Double.toString(value));
    }

    private static void line(StringBuilder out, String name, List<String> labels, String value) {
        out.append(name);
        for (int i = 0; i < labels.size(); i += 2) {
            out.append(i == 0 ? "{" : ",");
            out.append(labels.get(i)).append("=\"").append(labels.get(i + 1)).append('"');
        }
        out.append(labels.isEmpty() ? " " : "} ").append(value).append('\n');
    }
}
