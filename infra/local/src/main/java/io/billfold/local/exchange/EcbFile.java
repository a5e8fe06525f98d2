package io.billfold.local.exchange;

import java.util.List;

/**
 * Reads what the ECB publishes at www.ecb.europa.eu/stats/eurofxref: {@code eurofxref.csv} (one
 * day), {@code eurofxref-hist.csv} (since 1999), and the same as {@code eurofxref-daily.xml} and
 * {@code eurofxref-hist.xml}. The zips are to be unpacked before.
 */
public final class EcbFile {
    /** The XML since 1999 has some 10 million characters and grows by 400,000 a year. */
    public static final int CHARACTERS_MAX = 32 * 1024 * 1024;

    private EcbFile() {}

    /** Reads a file's text. */
    public static EcbReading read(String text) {
        if (text.length() > CHARACTERS_MAX) {
            return refused(
                    "has %d characters, at most %d are read"
                            .formatted(text.length(), CHARACTERS_MAX));
        }
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        if (plain.isBlank()) {
            return refused("is empty");
        }
        EcbDays days = new EcbDays();
        if (plain.stripLeading().startsWith("<")) {
            EcbXml.read(plain, days);
        } else {
            EcbCsv.read(plain, days);
        }
        return days.reading();
    }

    private static EcbReading refused(String reason) {
        return new EcbReading.Unreadable(List.of(new EcbReading.Fault(1, 1, reason)));
    }
}
