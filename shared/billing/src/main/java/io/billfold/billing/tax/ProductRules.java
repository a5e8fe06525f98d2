package io.billfold.billing.tax;

import io.billfold.billing.FactFile;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** What rate a product falls under, by country: {@code products/<country>.csv}. */
final class ProductRules {
    private static final int COLUMNS = 11;

    private final Function<String, @Nullable FactFile> files;
    private final Map<String, List<Rule>> read = new ConcurrentHashMap<>();

    ProductRules(Function<String, @Nullable FactFile> files) {
        this.files = files;
    }

    static ProductRules bundled() {
        return new ProductRules(country -> TaxRates.countryFile("products", country, COLUMNS));
    }

    /** The first rule that holds for a tax of a place; null where the file has none. */
    @Nullable Rule of(TaxPlace place, Sale sale) {
        for (Rule rule : read.computeIfAbsent(place.country(), this::read)) {
            if (rule.holds(place, sale)) {
                return rule;
            }
        }
        return null;
    }

    private List<Rule> read(String country) {
        FactFile file = files.apply(country);
        return file == null ? List.of() : file.rows().stream().map(Rule::from).toList();
    }

    /**
     * What is looked up.
     *
     * @param tax which of the place's taxes, or empty for a place with one
     * @param product category of what is sold
     * @param customer {@code business} or {@code consumer}
     */
    record Sale(String tax, String product, String customer, LocalDate date) {}

    /**
     * One line of the file.
     *
     * @param treatment a category of the country's rates, or {@code not-taxable}, {@code
     *     uncertain}, {@code local-only}, {@code exempt} with a VATEX code behind it
     */
    record Rule(
            String region,
            String tax,
            String product,
            String customer,
            String treatment,
            TaxablePortion portion,
            LocalDate from,
            @Nullable LocalDate to,
            String source,
            Confidence confidence,
            String note) {
        private static final String EXEMPT = "exempt";

        static Rule from(FactFile.Row row) {
            try {
                return new Rule(
                        row.text(0),
                        row.text(1),
                        row.text(2),
                        row.text(3),
                        row.required(4),
                        TaxRate.portion(row.text(5)),
                        row.date(6),
                        row.dateOrNull(7),
                        row.required(8),
                        TaxRate.confidence(row, 9),
                        row.text(10));
            } catch (IllegalArgumentException e) {
                throw row.fault(String.valueOf(e.getMessage()));
            }
        }

        private boolean holds(TaxPlace place, Sale sale) {
            return isAny(region, place.region())
                    && isAny(tax, sale.tax())
                    && isAny(product, sale.product())
                    && isAny(customer, sale.customer())
                    && TaxRate.isIn(from, to, sale.date());
        }

        private static boolean isAny(String cell, @Nullable String asked) {
            return cell.isEmpty() || cell.equals(asked);
        }

        boolean isExempt() {
            return treatment.startsWith(EXEMPT);
        }

        /** The VATEX code, or null where the file names none. */
        @Nullable String exemptionCode() {
            String code = treatment.substring(EXEMPT.length()).strip();
            return code.isEmpty() ? null : code;
        }
    }
}
