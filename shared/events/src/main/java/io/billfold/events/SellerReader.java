package io.billfold.events;

import io.billfold.billing.Problem;
import io.billfold.billing.account.Address;
import io.billfold.billing.account.BankAccount;
import io.billfold.billing.account.Branding;
import io.billfold.billing.account.EvidenceRule;
import io.billfold.billing.account.LostDisputes;
import io.billfold.billing.account.PartyProfile;
import io.billfold.billing.account.RevenuePolicy;
import io.billfold.billing.account.Seller;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.account.TaxRegistration;
import io.billfold.billing.dispute.ReasonCodes.ReasonClass;
import io.billfold.money.RoundingPolicy;
import io.micronaut.json.tree.JsonNode;

import org.joda.money.Money;

import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Reads sellers (schema {@code seller.v1.schema.json}); the id comes from the path of the call. */
public final class SellerReader {
    /** The most bytes of a seller: far above what its fields can hold. */
    public static final int SIZE_MAX_BYTES = 64 * 1024;

    private static final int REGISTRATIONS_MAX = 100;

    private final MessageJson json;

    public SellerReader(EventJson json) {
        this.json = new MessageJson(json, SIZE_MAX_BYTES);
    }

    /** Reads the bytes of a seller's JSON. */
    public SellerReading read(SellerId id, byte[] bytes) {
        return switch (json.read(bytes)) {
            case MessageJson.Result.Tree(JsonNode tree) -> read(id, tree);
            case MessageJson.Result.Unreadable(Problem problem) ->
                    new SellerReading.Unreadable(List.of(problem));
        };
    }

    private static SellerReading read(SellerId id, JsonNode tree) {
        FieldReader in = FieldReader.of(tree);
        Field<Seller> seller = seller(id, in);
        return in.problems().isEmpty()
                ? new SellerReading.Read(seller.get())
                : new SellerReading.Unreadable(in.problems());
    }

    private static Field<Seller> seller(SellerId id, FieldReader in) {
        in.required("version", Forms.integer(1, 1));
        Field<String> name = in.required("name", Forms.filled());
        Field<String> email = in.required("email", Forms.email());
        Field<Address> address = in.object("address", AddressReader::read);
        Field<ZoneId> zone = in.required("zone", Forms.zone());
        Field<String> series = in.required("series", Forms.filled());
        Field<List<TaxRegistration>> registrations =
                in.list("registrations", REGISTRATIONS_MAX, SellerReader::registration);
        Field<BankAccount> bank = in.objectOrNull("bank", SellerReader::bank);
        Field<Boolean> cashRounded = in.optional("cashRounded", Forms.flag(), false);
        Field<PartyProfile> profile = in.objectOrNull("profile", PartyProfileReader::ofSeller);
        Field<Branding> branding = in.objectOrNull("branding", SellerReader::branding);
        Field<LostDisputes> lost = in.objectOrNull("disputes", SellerReader::lostDisputes);
        Field<RevenuePolicy> revenue =
                in.optional("revenue", Forms.word(RevenuePolicy.class), RevenuePolicy.BY_PRODUCT);
        return in.build(
                () ->
                        new Seller(
                                id,
                                name.get(),
                                email.get(),
                                address.get(),
                                zone.get(),
                                series.get(),
                                registrations.get(),
                                bank.orNull(),
                                cashRounded.get(),
                                Objects.requireNonNullElse(profile.orNull(), PartyProfile.NONE),
                                Objects.requireNonNullElse(branding.orNull(), Branding.NONE),
                                Objects.requireNonNullElse(lost.orNull(), LostDisputes.WRITTEN_OFF),
                                revenue.get()));
    }

    /** Reads what becomes of payments that banks took back for good. */
    private static Field<LostDisputes> lostDisputes(FieldReader in) {
        Field<LostDisputes.Outcome> lost =
                in.required("lost", Forms.word(LostDisputes.Outcome.class));
        Field<List<ReasonClass>> reasons =
                in.has("reasons")
                        ? in.values(
                                "reasons",
                                ReasonClass.values().length,
                                Forms.word(ReasonClass.class))
                        : Field.of(List.of());
        Field<EvidenceRule.Way> way =
                in.optional(
                        "evidence", Forms.word(EvidenceRule.Way.class), EvidenceRule.Way.BY_HAND);
        Field<Money> max = in.optional("evidenceMax", Forms.text(EvidenceRule::amount), null);
        return in.build(
                () ->
                        new LostDisputes(
                                lost.get(),
                                reasons.get().stream()
                                        .map(Forms::wordOf)
                                        .collect(Collectors.toSet()),
                                new EvidenceRule(way.get(), max.orNull())));
    }

    /** Reads how documents look. */
    public static Field<Branding> branding(FieldReader in) {
        Field<String> accent = in.optional("accent", Forms.text(), null);
        Field<String> logo = in.optional("logo", Forms.text(), null);
        return in.build(() -> new Branding(accent.orNull(), logo.orNull()));
    }

    /** Reads a tax registration. */
    public static Field<TaxRegistration> registration(FieldReader in) {
        Field<String> country = in.required("country", Forms.country());
        Field<String> region = in.optional("region", Forms.text(), null);
        Field<TaxRegistration.Scheme> scheme =
                in.required("scheme", Forms.word(TaxRegistration.Scheme.class));
        Field<String> taxId = in.required("taxId", Forms.filled());
        Field<RoundingPolicy> rounding =
                in.optional("rounding", Forms.word(RoundingPolicy.class), null);
        return in.build(
                () ->
                        new TaxRegistration(
                                country.get(),
                                region.orNull(),
                                scheme.get(),
                                taxId.get(),
                                rounding.orNull()));
    }

    private static Field<BankAccount> bank(FieldReader in) {
        Field<String> holder = in.required("holder", Forms.filled());
        Field<String> number = in.required("number", Forms.filled());
        Field<String> bic = in.optional("bic", Forms.text(), null);
        return in.build(() -> new BankAccount(holder.get(), number.get(), bic.orNull()));
    }
}
