package io.billfold.billing.tax;

import io.billfold.billing.FactFile;
import io.billfold.billing.account.Location;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Tells the tax place of an address, by {@code places.csv} and {@code regions.csv}. */
final class Places {
    private static final int PLACE_COLUMNS = 11;
    private static final int REGION_COLUMNS = 3;

    private final Map<String, List<Part>> parts;
    private final Map<String, Map<String, String>> regions;

    private Places(Map<String, List<Part>> parts, Map<String, Map<String, String>> regions) {
        this.parts = parts;
        this.regions = regions;
    }

    static Places bundled() {
        Map<String, List<Part>> parts = new HashMap<>();
        for (FactFile.Row row : FactFile.read(Places.class, "places.csv", PLACE_COLUMNS).rows()) {
            Part part = Part.from(row);
            parts.computeIfAbsent(part.country(), _ -> new ArrayList<>(2)).add(part);
        }
        Map<String, Map<String, String>> regions = new HashMap<>();
        for (FactFile.Row row : FactFile.read(Places.class, "regions.csv", REGION_COLUMNS).rows()) {
            regions.computeIfAbsent(row.required(0), _ -> new HashMap<>())
                    .put(row.required(1), row.required(2));
        }
        return new Places(parts, regions);
    }

    /**
     * The place of an address. Where taxes differ by region and the address has none that is known,
     * it is the country without a region.
     */
    TaxPlace of(Location address) {
        for (Part part : parts.getOrDefault(address.country(), List.of())) {
            if (part.holds(address)) {
                return part.place();
            }
        }
        Map<String, String> known = regions.getOrDefault(address.country(), Map.of());
        String region = address.region();
        String name = region == null ? null : known.get(region);
        return name == null
                ? TaxPlace.of(address.country(), null, address.country())
                : TaxPlace.of(address.country(), region, name);
    }

    /** Whether tax differs by region in a country, so that an address must name one. */
    boolean hasRegions(String country) {
        return regions.containsKey(country);
    }

    /** A number as it is compared: in capitals, without blanks, dots, dashes and slashes. */
    static String plain(String number) {
        StringBuilder plain = new StringBuilder(number.length());
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            if (c != ' ' && c != '.' && c != '-' && c != '/' && c != '\t') {
                plain.append(c);
            }
        }
        return plain.toString().toUpperCase(Locale.ROOT);
    }

    /**
     * Part of a country, or a country whose tax law is another's.
     *
     * @param region that the address must name, or empty
     * @param postcode how its postcodes start, or empty
     */
    private record Part(String country, String region, String postcode, TaxPlace place) {
        static Part from(FactFile.Row row) {
            return new Part(row.required(0), row.text(1), row.text(2), place(row));
        }

        private static TaxPlace place(FactFile.Row row) {
            String code = row.text(4).isEmpty() ? row.required(3) : row.text(4);
            String region = code.length() > 2 ? code.substring(3) : null;
            return new TaxPlace(
                    code.substring(0, 2),
                    region,
                    row.required(5).equals("yes"),
                    row.required(6).equals("yes"),
                    row.required(7));
        }

        boolean holds(Location address) {
            return (region.isEmpty() || region.equals(address.region()))
                    && (postcode.isEmpty() || startsWith(address.postcode()));
        }

        private boolean startsWith(@Nullable String given) {
            return given != null && plain(given).startsWith(postcode);
        }
    }
}
