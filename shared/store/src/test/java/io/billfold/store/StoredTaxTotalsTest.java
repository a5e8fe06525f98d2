package io.billfold.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.account.PartyKind;
import io.billfold.billing.account.TaxRegistration.Scheme;
import io.billfold.billing.ledger.TaxMovement;
import io.billfold.billing.ledger.TaxTotal;
import io.billfold.billing.tax.TaxCategory;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

class StoredTaxTotalsTest {
    private static final TaxMovement.Key GERMAN = key("DE", "VAT", "19", Scheme.DOMESTIC, "DE");
    private static final TaxMovement.Key ABROAD =
            new TaxMovement.Key(
                    "CH",
                    "VAT",
                    TaxCategory.OUTSIDE_SCOPE,
                    BigDecimal.ZERO,
                    null,
                    PartyKind.CONSUMER,
                    "CH");

    private static final TaxMovement POLISH =
            owed(
                    key("PL", "VAT", "23", Scheme.OSS, "PL"),
                    new TaxMovement.Owed(Money.parse("PLN 41.58"), Money.parse("PLN 9.58")));

    /** As totals lie in the table; a release that writes otherwise could not read them. */
    @Test
    void areStoredAsTheyWereByTheFirstRelease() {
        assertThat(StoredTaxTotals.deltas(List.of(movement(GERMAN, 100_00, 19_00, 100_00))))
                .containsExactly(
                        Map.entry("tax|DE|VAT|standard|19|domestic|business|DE|base", 100_00L),
                        Map.entry("tax|DE|VAT|standard|19|domestic|business|DE|tax", 19_00L),
                        Map.entry("tax|DE|VAT|standard|19|domestic|business|DE|sold", 100_00L),
                        Map.entry("tax|DE|VAT|standard|19|domestic|business|DE|documents", 1L));
        assertThat(StoredTaxTotals.deltas(List.of(movement(ABROAD, 30_00, 0, 30_00))))
                .containsEntry("tax|CH|VAT|outside_scope|0|-|consumer|CH|base", 30_00L);
    }

    @Test
    void movementsOfOneKeyAreSummedAndOthersAreNot() {
        Map<String, AttributeValue> item =
                item(
                        movement(GERMAN, 100_00, 19_00, 100_00),
                        movement(GERMAN, -40_00, -7_60, -40_00),
                        movement(ABROAD, 30_00, 0, 30_00));

        assertThat(StoredTaxTotals.of(item, CurrencyUnit.EUR))
                .containsExactlyInAnyOrder(
                        total(GERMAN, 60_00, 11_40, 60_00, 2), total(ABROAD, 30_00, 0, 30_00, 1));
    }

    @Test
    void aMinorUnitIsTheCurrencysOwn() {
        Money amount = Money.parse("JPY 413");
        TaxMovement movement =
                new TaxMovement(
                        key("JP", "consumption tax", "10", Scheme.DOMESTIC, "JP"),
                        null,
                        amount,
                        Money.parse("JPY 41"),
                        null,
                        amount);

        assertThat(StoredTaxTotals.of(item(movement), CurrencyUnit.JPY))
                .containsExactly(
                        new TaxTotal(
                                movement.key(), amount, Money.parse("JPY 41"), null, amount, 1));
    }

    @Test
    void whatIsOwedInAnotherCurrencyComesBack() {
        assertThat(StoredTaxTotals.deltas(List.of(POLISH)))
                .containsEntry("tax|PL|VAT|standard|23|oss|business|PL|owed.PLN.tax", 9_58L);
        assertThat(StoredTaxTotals.of(item(POLISH, POLISH), CurrencyUnit.EUR))
                .containsExactly(
                        new TaxTotal(
                                POLISH.key(),
                                cents(19_80),
                                cents(4_56),
                                new TaxMovement.Owed(
                                        Money.parse("PLN 83.16"), Money.parse("PLN 19.16")),
                                cents(19_80),
                                2));
    }

    /** One document without a rate, or one in another currency: what the others say isn't all. */
    @Test
    void whatIsOwedIsNotToldWhereADocumentDidNotSayIt() {
        TaxMovement unsaid = movement(POLISH.key(), 9_90, 2_28, 9_90);
        TaxMovement inFrancs =
                owed(
                        POLISH.key(),
                        new TaxMovement.Owed(Money.parse("CHF 9"), Money.parse("CHF 2")));

        assertThat(StoredTaxTotals.of(item(POLISH, unsaid), CurrencyUnit.EUR))
                .extracting(TaxTotal::owed)
                .containsOnlyNulls();
        assertThat(StoredTaxTotals.of(item(POLISH, inFrancs), CurrencyUnit.EUR))
                .extracting(TaxTotal::owed)
                .containsOnlyNulls();
    }

    private static TaxMovement owed(TaxMovement.Key key, TaxMovement.Owed owed) {
        return new TaxMovement(key, null, cents(9_90), cents(2_28), owed, cents(9_90));
    }

    @ParameterizedTest
    @EnumSource(Scheme.class)
    void everySchemeComesBack(Scheme scheme) {
        assertBack(key("FR", "VAT", "20", scheme, "FR"));
    }

    @ParameterizedTest
    @EnumSource(TaxCategory.class)
    void everyCategoryComesBack(TaxCategory category) {
        assertBack(
                new TaxMovement.Key(
                        "ES-CN",
                        "IGIC",
                        category,
                        new BigDecimal("7"),
                        null,
                        PartyKind.BUSINESS,
                        "ES-CN"));
    }

    /** Blanks, dots, signs and decimals are part of a name, and of nothing else. */
    @Test
    void namesOfTaxesComeBack() {
        assertBack(key("US-TX", "sales tax", "6.25", Scheme.DOMESTIC, "US-TX"));
        assertBack(key("CA-QC", "QST", "9.975", Scheme.SIMPLIFIED, "CA-QC"));
        assertBack(key("US-TX", "CITY TAX (ST. JO #2)", "0.5", null, "US-TX"));
        assertBack(key("FR", "VAT", "2E+1", Scheme.OSS, "MC"));
    }

    @Test
    void otherAttributesAreNoTotals() {
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("pk", AttributeValue.fromS("SELLER#muster-de#2026-01#00"));
        item.put("sk", AttributeValue.fromS("TOTAL#EUR"));
        item.put("tax_payable.credit", AttributeValue.fromN("1900"));

        assertThat(StoredTaxTotals.of(item, CurrencyUnit.EUR)).isEmpty();
    }

    private static void assertBack(TaxMovement.Key key) {
        assertThat(StoredTaxTotals.of(item(movement(key, 1, 2, 3)), CurrencyUnit.EUR))
                .containsExactly(total(key, 1, 2, 3, 1));
    }

    private static Map<String, AttributeValue> item(TaxMovement... movements) {
        Map<String, AttributeValue> item = new HashMap<>();
        StoredTaxTotals.deltas(List.of(movements))
                .forEach((name, sum) -> item.put(name, AttributeValue.fromN(Long.toString(sum))));
        return item;
    }

    private static TaxMovement.Key key(
            String place, String tax, String rate, @Nullable Scheme scheme, String soldTo) {
        return new TaxMovement.Key(
                place,
                tax,
                TaxCategory.STANDARD,
                new BigDecimal(rate),
                scheme,
                PartyKind.BUSINESS,
                soldTo);
    }

    private static TaxMovement movement(TaxMovement.Key key, long base, long tax, long sold) {
        return new TaxMovement(key, null, cents(base), cents(tax), null, cents(sold));
    }

    private static TaxTotal total(
            TaxMovement.Key key, long base, long tax, long sold, long documents) {
        return new TaxTotal(key, cents(base), cents(tax), null, cents(sold), documents);
    }

    private static Money cents(long amount) {
        return Money.ofMinor(CurrencyUnit.EUR, amount);
    }
}
