package io.billfold.billing.tax.id;

import io.billfold.billing.FactFile;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/** The state codes with which Indian GSTINs begin, from {@code gst-states.csv}. */
final class GstStates {
    private static final int CODE_LENGTH = 2;
    private static final int COLUMNS = 4;
    private static final Map<String, String> REGIONS = read();

    private GstStates() {}

    /** Whether a GSTIN begins with the code of a state, or of what is no state's. */
    static boolean isKnown(String gstin) {
        return REGIONS.containsKey(gstin.substring(0, CODE_LENGTH));
    }

    /** The state as in ISO 3166-2, for example {@code KA}; null for what is no state's. */
    static @Nullable String region(String gstin) {
        String region = REGIONS.get(gstin.substring(0, CODE_LENGTH));
        return region == null || region.isEmpty() ? null : region;
    }

    private static Map<String, String> read() {
        Map<String, String> regions = new HashMap<>();
        for (FactFile.Row row : FactFile.read(TaxIds.class, "gst-states.csv", COLUMNS).rows()) {
            regions.put(row.required(0), row.text(1));
        }
        return Map.copyOf(regions);
    }
}
