package io.billfold.lambda;

import io.billfold.lambda.log.JsonLine;
import io.billfold.lambda.log.LogOutput;

import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * Counters of one function, written beside its log lines in CloudWatch's embedded metric format:
 * namespace {@code Billfold}, dimension {@code function}. Silenced or redirected with the log (see
 * {@link LogOutput}). A bean.
 *
 * @see <a href=
 *     "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">embedded
 *     metric format</a>
 */
public final class Metrics {
    private final String function;
    private final InstantSource wallClock;
    private final Consumer<String> output;

    Metrics(String function) {
        // not the host's clock: CloudWatch refuses what is two weeks old or two hours ahead
        this(function, InstantSource.system(), LogOutput.current());
    }

    Metrics(String function, InstantSource wallClock, Consumer<String> output) {
        this.function = function;
        this.wallClock = wallClock;
        this.output = output;
    }

    /**
     * Adds to a counter, for example {@code count("InvoicesIssued", 3)}.
     *
     * @param metric the counter's name in CloudWatch, in capitals as AWS's own
     * @param amount what to add
     */
    public void count(String metric, long amount) {
        if (output == LogOutput.OFF) {
            return;
        }
        output.accept(
                new JsonLine()
                        .raw("_aws", form(metric))
                        .text("function", function)
                        .raw(metric, Long.toString(amount))
                        .toString());
    }

    private String form(String metric) {
        return """
        {"Timestamp":%d,"CloudWatchMetrics":[{"Namespace":"Billfold",\
        "Dimensions":[["function"]],"Metrics":[{"Name":%s,"Unit":"Count"}]}]}\
        """
                .formatted(wallClock.millis(), JsonLine.quoted(metric));
    }
}
