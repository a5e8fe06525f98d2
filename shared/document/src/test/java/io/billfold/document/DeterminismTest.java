package io.billfold.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TimeZone;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The same snapshot gives the same bytes, whatever surrounds the render. */
class DeterminismTest {
    private static final String EXPECTED = Fingerprints.ofAll();

    @Test
    void threadsDoNotChangeTheBytes() throws Exception {
        List<Future<String>> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 8; i++) {
                results.add(threads.submit(Fingerprints::ofAll));
            }
        }
        for (Future<String> result : results) {
            assertThat(result.get()).isEqualTo(EXPECTED);
        }
    }

    @Test
    void orderOfRendersDoesNotChangeTheBytes() {
        List<String> names = new ArrayList<>(Fingerprints.names());
        for (long seed = 0; seed < 4; seed++) {
            Collections.shuffle(names, new Random(seed));
            List<String> lines = names.stream().map(Fingerprints::of).sorted().toList();
            assertThat(lines).as("seed %d", seed).isEqualTo(EXPECTED.lines().sorted().toList());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Pacific/Kiritimati, ar-SA-u-nu-arab",
        "Pacific/Pago_Pago, th-TH-u-ca-buddhist-nu-thai",
        "Asia/Kathmandu, tr-TR"
    })
    void timeZoneAndLocaleDoNotChangeTheBytes(String zone, String locale) {
        TimeZone zoneBefore = TimeZone.getDefault();
        Locale localeBefore = Locale.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            Locale.setDefault(Locale.forLanguageTag(locale));
            assertThat(Fingerprints.ofAll()).isEqualTo(EXPECTED);
        } finally {
            TimeZone.setDefault(zoneBefore);
            Locale.setDefault(localeBefore);
        }
    }

    @Test
    void anotherProcessMakesTheSameBytes() throws Exception {
        Process process =
                new ProcessBuilder(
                                System.getProperty("java.home") + "/bin/java",
                                "-Duser.timezone=America/St_Johns",
                                "-Duser.language=fa",
                                "-Dfile.encoding=ISO-8859-1",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                classPath(),
                                Fingerprints.class.getName())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        assertThat(output(process)).isEqualTo(EXPECTED);
        assertThat(process.waitFor()).isZero();
    }

    private static String output(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }

    /** Surefire may hide the class path in the manifest of a jar. */
    private static String classPath() {
        return System.getProperty(
                "surefire.test.class.path", System.getProperty("java.class.path"));
    }
}
