package io.billfold.checks.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.checks.template.RawTemplate.Declared;

import java.util.Map;

/** What makes an alarm one that somebody hears. */
final class Alarms {
    private Alarms() {}

    /** Whether the alarm looks at this, for example at {@code QueueName}. */
    static boolean watches(Declared alarm, String dimension, String value) {
        return alarm.list("Dimensions").contains(Map.of("Name", dimension, "Value", value));
    }

    /** It rings from the first one on, and tells the topic. */
    static void rings(Declared alarm) {
        assertThat(alarm.at("Threshold")).isEqualTo(0);
        assertThat(alarm.text("ComparisonOperator")).isEqualTo("GreaterThanThreshold");
        assertThat(alarm.list("AlarmActions")).contains("Ref Alarms");
    }
}
