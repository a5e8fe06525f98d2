package io.billfold.document;

import io.billfold.billing.account.Account;
import io.billfold.billing.account.Address;
import io.billfold.billing.account.BankAccount;
import io.billfold.billing.account.Seller;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceLine;
import io.billfold.billing.invoice.LineOrigin;
import io.billfold.billing.invoice.Settlement;
import io.billfold.billing.tax.TaxComponent;
import io.billfold.billing.tax.TaxTreatment;

import org.jspecify.annotations.Nullable;

/** Checks every text that comes from outside, so that a failure names the field. */
final class InvoiceTexts {
    private InvoiceTexts() {}

    /**
     * @throws UncoveredCharacterException for the first character that no font covers; control
     *     characters are among them
     */
    static void check(Invoice invoice) {
        Draft content = invoice.content();
        checkSeller(content.seller());
        checkAccount(content.account());
        check("purchaseOrder", content.purchaseOrder());
        check("corrects", content.corrects() == null ? null : content.corrects().toString());
        for (int i = 0; i < content.lines().size(); i++) {
            checkLine("lines[" + i + "]", content.lines().get(i));
        }
        content.taxes().forEach(tax -> checkTax(tax.treatment()));
        Settlement.Withheld withheld = content.settlement().withheld();
        check(
                "account.tax.withholding.tax",
                withheld == null ? null : withheld.withholding().tax());
    }

    private static void checkSeller(Seller seller) {
        check("seller.name", seller.name());
        check("seller.legalId", seller.legalId());
        check("seller.email", seller.email());
        checkAddress("seller.address", seller.address());
        BankAccount bank = seller.bank();
        if (bank != null) {
            check("seller.bank.holder", bank.holder());
            check("seller.bank.number", bank.number());
            check("seller.bank.bic", bank.bic());
        }
    }

    private static void checkAccount(Account account) {
        check("account.name", account.name());
        check("account.email", account.email());
        check("account.taxId", account.taxId());
        checkAddress("account.address", account.address());
    }

    private static void checkAddress(String field, Address address) {
        check(field + ".line1", address.line1());
        check(field + ".line2", address.line2());
        check(field + ".city", address.city());
        check(field + ".postcode", address.postcode());
        check(field + ".region", address.region());
        check(field + ".country", address.country());
    }

    private static void checkLine(String field, InvoiceLine line) {
        check(field + ".sku", line.sku());
        check(field + ".description", line.description());
        check(field + ".note", line.note());
        check(field + ".costCentre", line.costCentre());
        LineOrigin origin = line.origin();
        check(field + ".origin.endCustomer", origin == null ? null : origin.endCustomer());
        for (int i = 0; i < line.adjustments().size(); i++) {
            check(field + ".adjustments[" + i + "].reason", line.adjustments().get(i).reason());
        }
    }

    private static void checkTax(TaxTreatment treatment) {
        check("taxes.tax", treatment.tax());
        check("taxes.exemptionCode", treatment.exemptionCode());
        check("taxes.wording", treatment.wording());
        check("taxes.sellerTaxId", treatment.sellerTaxId());
        for (TaxComponent component : treatment.components()) {
            check("taxes.components.tax", component.tax());
            check("taxes.components.sellerTaxId", component.sellerTaxId());
        }
    }

    private static void check(String field, @Nullable String text) {
        if (text == null) {
            return;
        }
        Script.composed(text)
                .codePoints()
                .filter(codePoint -> !Face.isCovered(codePoint))
                .findFirst()
                .ifPresent(
                        codePoint -> {
                            throw new UncoveredCharacterException(field, codePoint);
                        });
    }
}
