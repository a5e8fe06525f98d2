package io.billfold.billing.content;

import io.billfold.billing.account.Identifier;
import io.billfold.billing.document.BusinessDocument;
import io.billfold.billing.document.Line;
import io.billfold.billing.document.Party;
import io.billfold.billing.document.References;
import io.billfold.billing.document.Tax;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A field of a document, by its path: {@code heading.number}, {@code lines[].item.name} for the
 * names of all lines, {@code seller.particulars.legalForm}. A list without an index is there when
 * it has an entry.
 *
 * @param path as rules name it
 * @param reader what of a document it is
 */
record Field(String path, Function<BusinessDocument, List<Found>> reader) {
    private static final Map<String, Field> ALL = all();

    /**
     * What stands in a document.
     *
     * @param path with its index, for example {@code lines[2].item.name}
     * @param value as text, or null where nothing does
     */
    record Found(String path, @Nullable String value) {}

    /**
     * The field of a path.
     *
     * @throws IllegalArgumentException when rules can't name it
     */
    static Field of(String path) {
        String name = particular(path);
        if (name != null) {
            return path.startsWith("seller.")
                    ? one(path, document -> document.seller().particulars().get(name))
                    : one(path, document -> document.buyer().particulars().get(name));
        }
        Field field = ALL.get(path);
        if (field == null) {
            throw new IllegalArgumentException("'" + path + "' is not a field of a document");
        }
        return field;
    }

    /** What it holds, one for each entry of a list. */
    List<Found> in(BusinessDocument document) {
        return reader.apply(document);
    }

    /** Its text in a document, or null where nothing stands there. */
    @Nullable String text(BusinessDocument document) {
        List<Found> found = in(document);
        return found.isEmpty() ? null : found.getFirst().value();
    }

    private static @Nullable String particular(String path) {
        for (String party : List.of("seller.particulars.", "buyer.particulars.")) {
            if (path.startsWith(party)) {
                return path.substring(party.length());
            }
        }
        return null;
    }

    private static Map<String, Field> all() {
        Map<String, Field> all = new LinkedHashMap<>();
        for (Field field : headings()) {
            all.put(field.path(), field);
        }
        for (Field field : lists()) {
            all.put(field.path(), field);
        }
        for (Field field : party("seller", BusinessDocument::seller)) {
            all.put(field.path(), field);
        }
        for (Field field : party("buyer", BusinessDocument::buyer)) {
            all.put(field.path(), field);
        }
        return all;
    }

    private static List<Field> headings() {
        return List.of(
                one("heading.number", it -> it.heading().number()),
                one("heading.issuedOn", it -> it.heading().issuedOn()),
                one("heading.dueOn", it -> it.heading().dueOn()),
                one("heading.currency", BusinessDocument::currency),
                one("delivery.period", it -> it.delivery().period()),
                one("payment.terms", it -> it.payment().terms()),
                one("totals.tax", it -> it.totals().tax()),
                one("totals.payable", it -> it.totals().payable()),
                one("totals.converted", it -> it.totals().converted()));
    }

    private static List<Field> lists() {
        return List.of(
                some("references.preceding", it -> it.references().preceding()),
                each(
                        "references.preceding[].issuedOn",
                        it -> it.references().preceding(),
                        References.Preceding::issuedOn),
                some("notes", BusinessDocument::notes),
                some("payment.means", it -> it.payment().means()),
                some("seller.taxIds.named", it -> it.seller().taxIds().named()),
                each("lines[].item.name", BusinessDocument::lines, it -> it.item().name()),
                each("lines[].quantity", BusinessDocument::lines, Line::quantity),
                each("lines[].price", BusinessDocument::lines, Line::price),
                each(
                        "lines[].item.classification",
                        BusinessDocument::lines,
                        it -> idOrNull(it.item().classification())),
                each("taxes[].base", BusinessDocument::taxes, Tax::base),
                each("taxes[].ratePercent", BusinessDocument::taxes, Tax::ratePercent),
                each("taxes[].reason", BusinessDocument::taxes, Field::reason));
    }

    private static List<Field> party(String name, Function<BusinessDocument, Party> party) {
        return List.of(
                one(name + ".name", it -> party.apply(it).name()),
                one(name + ".legalId", it -> idOrNull(party.apply(it).legalId())),
                one(name + ".taxIds.vat", it -> party.apply(it).taxIds().vat()),
                one(name + ".taxIds.other", it -> party.apply(it).taxIds().other()),
                one(name + ".address.line1", it -> party.apply(it).address().line1()),
                one(name + ".address.city", it -> party.apply(it).address().city()),
                one(name + ".address.postcode", it -> party.apply(it).address().postcode()),
                one(name + ".address.region", it -> party.apply(it).address().region()),
                one(name + ".address.country", it -> party.apply(it).address().country()),
                one(name + ".contact.name", it -> party.apply(it).contact().name()),
                one(name + ".contact.phone", it -> party.apply(it).contact().phone()),
                one(name + ".contact.email", it -> party.apply(it).contact().email()));
    }

    private static @Nullable String idOrNull(@Nullable Identifier identifier) {
        return identifier == null ? null : identifier.id();
    }

    /** The reason or its code; what is taxed needs none (rules BR-S-10, BR-Z-10). */
    private static @Nullable String reason(Tax tax) {
        if (!tax.category().needsReason()) {
            return "none needed";
        }
        return tax.reason() == null ? tax.reasonCode() : tax.reason();
    }

    private static Field one(String path, Function<BusinessDocument, @Nullable Object> value) {
        return new Field(path, document -> List.of(found(path, value.apply(document))));
    }

    private static Field some(String path, Function<BusinessDocument, List<?>> list) {
        return new Field(
                path,
                document -> {
                    int size = list.apply(document).size();
                    return List.of(found(path, size == 0 ? null : size));
                });
    }

    private static <T> Field each(
            String path,
            Function<BusinessDocument, List<T>> list,
            Function<T, @Nullable Object> value) {
        return new Field(
                path,
                document -> {
                    List<Found> found = new ArrayList<>();
                    List<T> entries = list.apply(document);
                    for (int i = 0; i < entries.size(); i++) {
                        String at = path.replace("[]", "[" + i + "]");
                        found.add(found(at, value.apply(entries.get(i))));
                    }
                    return found;
                });
    }

    private static Found found(String path, @Nullable Object value) {
        return new Found(path, value == null ? null : value.toString());
    }
}
