package io.billfold.calculatetax;

import io.billfold.billing.FactFile;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Avalara's codes for what is sold and for why somebody is exempt: {@code avalara-codes.csv}. */
final class AvalaraCodes {
    private static final int COLUMNS = 5;

    private final Map<String, String> codes;

    private AvalaraCodes(Map<String, String> codes) {
        this.codes = Map.copyOf(codes);
    }

    static AvalaraCodes bundled() {
        Map<String, String> codes = new HashMap<>();
        for (FactFile.Row row :
                FactFile.read(AvalaraCodes.class, "avalara-codes.csv", COLUMNS).rows()) {
            String key = key(row.required(0), row.required(1));
            if (codes.put(key, row.required(2)) != null) {
                throw row.fault(key + " stands twice");
            }
        }
        return new AvalaraCodes(codes);
    }

    /** The system tax code of a tax category, for example {@code SW054000}; null if not known. */
    @Nullable String taxCode(String category) {
        return codes.get(key("tax-code", category));
    }

    /** The entity use code of a certificate's reason, for example {@code G}; null if not known. */
    @Nullable String entityUse(String reason) {
        return codes.get(key("entity-use", reason.strip().toLowerCase(Locale.ROOT)));
    }

    private static String key(String kind, String ours) {
        return kind + " " + ours;
    }
}
