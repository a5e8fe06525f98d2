package io.billfold.events.catalog;

import io.billfold.billing.catalog.ChangePolicy;
import io.billfold.billing.catalog.ChangePolicy.When;
import io.billfold.billing.catalog.Charge;
import io.billfold.billing.catalog.Plan;
import io.billfold.billing.catalog.PlanId;
import io.billfold.billing.catalog.PlanVersion;
import io.billfold.billing.catalog.ProrationPolicy;
import io.billfold.billing.period.BillingInterval;
import io.billfold.events.Field;
import io.billfold.events.FieldReader;
import io.billfold.events.Forms;
import io.micronaut.json.tree.JsonNode;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads plans: everything but their charges. */
final class PlanReader {
    private static final int VERSIONS_MAX = 200;
    private static final int VERSION_NUMBER_MAX = 100_000;
    private static final int TRIAL_DAYS_MAX = 3660;
    private static final int ENTITLEMENTS_MAX = 100;
    private static final int FRACTION_DIGITS_MAX = 20;

    private PlanReader() {}

    static Field<Plan> plan(FieldReader in, Forms.Form<PlanId> ids) {
        Field<PlanId> id = in.required("id", ids);
        Field<String> name = in.required("name", CatalogForms.name());
        Field<BillingInterval> interval = in.required("interval", interval());
        Field<Plan.Alignment> alignment =
                in.optional(
                        "alignment", Forms.kebab(Plan.Alignment.class), Plan.Alignment.ANNIVERSARY);
        Field<ProrationPolicy> proration = proration(in);
        Field<Plan.Repricing> repricing =
                in.optional(
                        "repricing", Forms.kebab(Plan.Repricing.class), Plan.Repricing.NEXT_PERIOD);
        Field<ChangePolicy> changes = changes(in);
        Field<Plan.Term> term = in.objectOrNull("term", PlanReader::term);
        Field<Integer> trialDays = in.optional("trialDays", Forms.integer(0, TRIAL_DAYS_MAX), 0);
        Field<Map<String, String>> entitlements = entitlements(in);
        Field<List<PlanVersion>> versions = versions(in);
        return in.build(
                () ->
                        new Plan(
                                id.get(),
                                name.get(),
                                interval.get(),
                                alignment.get(),
                                proration.get(),
                                repricing.get(),
                                changes.get(),
                                term.orNull(),
                                trialDays.get(),
                                entitlements.get(),
                                versions.get()));
    }

    static Field<ProrationPolicy> proration(FieldReader in) {
        return in.has("proration")
                ? in.wordOrObject(
                        "proration", PlanReader::namedProration, PlanReader::detailedProration)
                : Field.of(ProrationPolicy.DAILY);
    }

    private static ProrationPolicy namedProration(JsonNode json) {
        String name = Forms.text().read(json);
        ProrationPolicy policy = ProrationPolicy.NAMED.get(name);
        if (policy == null) {
            throw new IllegalArgumentException(
                    "must be an object or one of "
                            + ProrationPolicy.NAMED.keySet().stream()
                                    .sorted()
                                    .collect(Collectors.joining(", "))
                            + ", was '"
                            + Forms.shortened(name)
                            + "'");
        }
        return policy;
    }

    private static Field<ProrationPolicy> detailedProration(FieldReader in) {
        Field<ProrationPolicy.Measure> measure =
                in.required("measure", Forms.kebab(ProrationPolicy.Measure.class));
        Field<ProrationPolicy.Denominator> denominator =
                in.optional(
                        "denominator",
                        Forms.kebab(ProrationPolicy.Denominator.class),
                        ProrationPolicy.Denominator.PERIOD);
        Field<Integer> fractionDigits =
                in.optional("fractionDigits", Forms.integer(0, FRACTION_DIGITS_MAX), null);
        Field<ProrationPolicy.CreditBasis> credit =
                in.optional(
                        "credit",
                        Forms.kebab(ProrationPolicy.CreditBasis.class),
                        ProrationPolicy.CreditBasis.BILLED);
        return in.build(
                () ->
                        new ProrationPolicy(
                                measure.get(),
                                denominator.get(),
                                fractionDigits.orNull(),
                                credit.get()));
    }

    private static Field<ChangePolicy> changes(FieldReader in) {
        return in.has("changes")
                ? in.object("changes", PlanReader::changePolicy)
                : Field.of(ChangePolicy.USUAL);
    }

    private static Field<ChangePolicy> changePolicy(FieldReader in) {
        ChangePolicy usual = ChangePolicy.USUAL;
        Forms.Form<When> when = Forms.kebab(When.class);
        Field<When> upgrade = in.optional("upgrade", when, usual.upgrade());
        Field<When> downgrade = in.optional("downgrade", when, usual.downgrade());
        Field<When> increase = in.optional("increase", when, usual.increase());
        Field<When> decrease = in.optional("decrease", when, usual.decrease());
        return in.build(
                () ->
                        new ChangePolicy(
                                upgrade.get(), downgrade.get(), increase.get(), decrease.get()));
    }

    private static Field<Plan.Term> term(FieldReader in) {
        Field<BillingInterval> length = in.required("length", interval());
        Field<Boolean> renews = in.optional("renews", Forms.flag(), true);
        return in.build(() -> new Plan.Term(length.get(), renews.get()));
    }

    private static Forms.Form<BillingInterval> interval() {
        return Forms.text(text -> BillingInterval.parse(Forms.shortened(text)));
    }

    private static Field<Map<String, String>> entitlements(FieldReader in) {
        return in.namedValues(
                "entitlements",
                ENTITLEMENTS_MAX,
                CatalogForms.id("entitlement"),
                CatalogForms.name());
    }

    private static Field<List<PlanVersion>> versions(FieldReader in) {
        NavigableSet<Integer> numbers = new TreeSet<>();
        NavigableSet<LocalDate> dates = new TreeSet<>();
        return in.list(
                "versions",
                VERSIONS_MAX,
                entry ->
                        version(
                                entry,
                                rising(Forms.integer(1, VERSION_NUMBER_MAX), numbers),
                                rising(Forms.date(), dates)));
    }

    private static Field<PlanVersion> version(
            FieldReader in, Forms.Form<Integer> numbers, Forms.Form<LocalDate> dates) {
        Field<Integer> number = in.required("version", numbers);
        Field<LocalDate> from = in.required("from", dates);
        Field<List<Charge>> charges = ChargeReader.charges(in);
        return in.build(() -> new PlanVersion(number.get(), from.get(), charges.get()));
    }

    /** What must be greater than in the entry before it. */
    private static <T extends Comparable<? super T>> Forms.Form<T> rising(
            Forms.Form<T> form, NavigableSet<T> before) {
        return json -> {
            T value = form.read(json);
            if (!before.isEmpty() && before.last().compareTo(value) >= 0) {
                throw new IllegalArgumentException(
                        "must be after "
                                + before.last()
                                + " of the version before it, was "
                                + value);
            }
            before.add(value);
            return value;
        };
    }
}
