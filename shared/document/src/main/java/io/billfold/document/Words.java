package io.billfold.document;

import io.billfold.billing.document.Line;
import io.billfold.billing.document.Party;
import io.billfold.billing.language.Formats;
import io.billfold.billing.language.Language;
import io.billfold.document.language.Label;
import io.billfold.document.language.Labels;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * The words and formats of a document's language.
 *
 * @param labels what stands beside the facts
 * @param formats how amounts and dates are written
 */
record Words(Labels labels, Formats formats) {
    private static final String RIGHT_TO_LEFT_MARK = "\u200F";

    /** Signs of the units that are known everywhere, by UN/ECE Recommendation 20. */
    private static final Map<String, String> UNITS =
            Map.ofEntries(
                    Map.entry(Line.ONE, ""),
                    Map.entry("H87", ""),
                    Map.entry("SEC", "s"),
                    Map.entry("MIN", "min"),
                    Map.entry("HUR", "h"),
                    Map.entry("AD", "B"),
                    Map.entry("2P", "kB"),
                    Map.entry("4L", "MB"),
                    Map.entry("E34", "GB"),
                    Map.entry("E35", "TB"),
                    Map.entry("KWH", "kWh"),
                    Map.entry("GRM", "g"),
                    Map.entry("KGM", "kg"),
                    Map.entry("MTR", "m"),
                    Map.entry("KMT", "km"),
                    Map.entry("LTR", "l"));

    /**
     * The words of a language, English where there is none of its name.
     *
     * @param language ISO 639-1, for example {@code de}
     */
    static Words of(String language) {
        Language known = Language.of(language);
        return new Words(Labels.of(known), Formats.of(known));
    }

    Language language() {
        return labels.language();
    }

    String text(Label label, String... values) {
        return labels.text(label, values);
    }

    /** An amount with its currency. */
    String money(Money money) {
        return formats.amountWithCode(money);
    }

    /**
     * Texts one behind the other. Where the language is read from right to left they stand so too,
     * whatever they are written in themselves.
     *
     * @param separator between two of them, without spaces
     */
    String joined(String separator, List<String> texts) {
        String mark = language().isRightToLeft() ? RIGHT_TO_LEFT_MARK : "";
        return String.join(mark + separator + " " + mark, texts);
    }

    /** A rate; a dash where there is no tax to have one. */
    String rate(@Nullable BigDecimal ratePercent) {
        return ratePercent == null ? "–" : formats.percent(ratePercent);
    }

    /** A quantity with the sign of its unit, or its code where it has no sign. */
    String quantity(Line line) {
        String unit = UNITS.getOrDefault(line.unit(), line.unit());
        String quantity = formats.quantity(line.quantity());
        return unit.isEmpty() ? quantity : quantity + "\u00A0" + unit;
    }

    /** A tax number and what it is called, or null: VAT numbers start with their country. */
    @Nullable String taxId(Party.TaxIds ids) {
        if (ids.vat() != null) {
            return text(Label.VAT_ID) + " " + ids.vat();
        }
        return ids.other() == null ? null : text(Label.TAX_ID) + " " + ids.other();
    }
}
