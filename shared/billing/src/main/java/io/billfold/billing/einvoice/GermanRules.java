package io.billfold.billing.einvoice;

import io.billfold.billing.Problem;
import io.billfold.billing.document.BusinessDocument;
import io.billfold.billing.document.Heading;
import io.billfold.billing.document.Party;
import io.billfold.billing.document.PaymentMeans;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What Germany wants beside EN 16931: XRechnung 3.0.2 (schematron 2.5.0 of 2026-01-31, rules BR-DE)
 * and, with the same content, Peppol between Germans (rules DE-R).
 */
final class GermanRules {
    private static final String PHONE = "(?s).*([0-9].*){3,}.*";
    private static final String EMAIL = "[^@\\s]+@([^@.\\s]+\\.)+[^@.\\s]+";
    private static final String SKONTO =
            "#SKONTO#TAGE=[0-9]+#PROZENT=[0-9]+\\.[0-9]{2}(#BASISBETRAG=-?[0-9]+\\.[0-9]{2})?#";

    private final BusinessDocument document;
    private final Findings findings = new Findings();

    private GermanRules(BusinessDocument document) {
        this.document = document;
    }

    static List<Problem> check(BusinessDocument document) {
        GermanRules rules = new GermanRules(document);
        rules.checkHeading(document.heading());
        rules.checkSeller(document.seller());
        rules.checkBuyer();
        rules.checkPayment();
        return rules.findings.all();
    }

    private void checkHeading(Heading heading) {
        findings.require(
                document.references().buyerReference(), "references.buyerReference", "BR-DE-15");
        findings.check(
                heading.kind() != Heading.Kind.PREPAYMENT_INVOICE,
                "heading.kind",
                "must not be a prepayment invoice",
                "BR-DE-17");
        boolean isCorrection = heading.kind() == Heading.Kind.CORRECTED_INVOICE;
        findings.check(
                !isCorrection || !document.references().preceding().isEmpty(),
                "references.preceding",
                "is missing",
                "BR-DE-26");
    }

    private void checkSeller(Party seller) {
        Party.Contact contact = seller.contact();
        findings.require(contact.name(), "seller.contact.name", "BR-DE-5");
        findings.require(contact.phone(), "seller.contact.phone", "BR-DE-6");
        findings.check(
                contact.phone() == null || contact.phone().matches(PHONE),
                "seller.contact.phone",
                "must hold at least 3 digits, was " + contact.phone(),
                "BR-DE-27");
        findings.check(
                contact.email().matches(EMAIL),
                "seller.contact.email",
                "must be an address with a domain, was " + contact.email(),
                "BR-DE-28");
        findings.require(seller.address().postcode(), "seller.address.postcode", "BR-DE-4");
    }

    private void checkBuyer() {
        Party buyer = document.buyer();
        findings.require(buyer.address().postcode(), "buyer.address.postcode", "BR-DE-9");
        findings.check(
                !document.isIntraCommunity()
                        || buyer.address().country().equals(document.delivery().country()),
                "delivery.country",
                "must be the buyer's, whose city and postcode are known",
                "BR-DE-10 and BR-DE-11");
    }

    private void checkPayment() {
        List<PaymentMeans> means = document.payment().means();
        findings.check(
                !document.isPayable() || !means.isEmpty(),
                "payment.means",
                "is missing",
                "BR-DE-1");
        for (int i = 0; i < means.size(); i++) {
            checkMeans("payment.means[" + i + "]", means.get(i));
        }
        checkTerms(document.payment().terms());
    }

    private void checkMeans(String field, PaymentMeans means) {
        switch (means) {
            case PaymentMeans.Transfer transfer ->
                    findings.check(
                            !transfer.isSepa() || CheckDigits.isIban(transfer.to().number()),
                            field + ".to.number",
                            "must be an IBAN, was " + transfer.to().number(),
                            "BR-DE-19");
            case PaymentMeans.DirectDebit debit -> checkDebit(field + ".account", debit.account());
            case PaymentMeans.Card _ -> {}
        }
    }

    private void checkDebit(String field, @Nullable String account) {
        findings.require(account, field, "BR-DE-31");
        findings.check(
                account == null || CheckDigits.isIban(account),
                field,
                "must be an IBAN, was " + account,
                "BR-DE-20");
    }

    /** A line that starts with a number sign is a cash discount. */
    private void checkTerms(@Nullable String terms) {
        boolean isRight =
                terms == null
                        || terms.lines()
                                .map(String::strip)
                                .filter(line -> line.startsWith("#"))
                                .allMatch(line -> line.matches(SKONTO));
        findings.check(
                isRight,
                "payment.terms",
                "must say a discount as #SKONTO#TAGE=14#PROZENT=2.00#",
                "BR-DE-18");
    }
}
