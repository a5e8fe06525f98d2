package io.billfold.calculatetax;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.billing.account.Account;
import io.billfold.billing.account.Address;
import io.billfold.billing.account.TaxProfile.ExemptionCertificate;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceLine;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes AvaTax's CreateTransactionModel. Amounts of a credit note are negative, quantities never
 * (developer.avalara.com, "Product Returns").
 *
 * @see <a href=
 *     "https://developer.avalara.com/api-reference/avatax/rest/v2/models/CreateTransactionModel/">CreateTransactionModel</a>
 */
final class AvalaraRequest {
    /** The longest code of a document, a customer or an item that AvaTax takes. */
    static final int CODE_LENGTH_MAX = 50;

    private static final int DESCRIPTION_LENGTH_MAX = 255;
    private static final int EXEMPTION_LENGTH_MAX = 25;
    private static final int HASH_BYTES = 8;

    private final String companyCode;
    private final AvalaraCodes codes;

    AvalaraRequest(String companyCode, AvalaraCodes codes) {
        this.companyCode = companyCode;
        this.codes = codes;
    }

    /** An order, or a return's: AvaTax calculates it and forgets it. */
    Map<String, Object> quote(Draft draft) {
        boolean isReturn = draft.kind() == Draft.Kind.CREDIT_NOTE;
        return transaction(
                draft,
                isReturn ? "ReturnOrder" : "SalesOrder",
                draft.id().value(),
                draft.billedOn());
    }

    /**
     * An invoice, or a return's, which AvaTax declares. Its tax is set to what was invoiced: it may
     * have been calculated on another day, by our own rules, or as part of what was given back.
     */
    Map<String, Object> commit(Invoice invoice) {
        Draft content = invoice.content();
        boolean isReturn = content.kind() == Draft.Kind.CREDIT_NOTE;
        Map<String, Object> transaction =
                transaction(
                        content,
                        isReturn ? "ReturnInvoice" : "SalesInvoice",
                        invoice.number().toString(),
                        invoice.issuedOn());
        transaction.put("commit", true);
        transaction.put(
                "taxOverride",
                Map.of(
                        "type", "TaxAmount",
                        "taxAmount", signed(invoice.tax().getAmount(), isReturn),
                        "reason", "As invoiced"));
        if (content.corrects() != null) {
            transaction.put("referenceCode", code(content.corrects().toString()));
        }
        return transaction;
    }

    private Map<String, Object> transaction(Draft draft, String type, String code, LocalDate date) {
        Account account = draft.account();
        Map<String, Object> transaction = new LinkedHashMap<>();
        transaction.put("type", type);
        transaction.put("code", code(code));
        transaction.put("companyCode", companyCode);
        transaction.put("date", date.toString());
        transaction.put("customerCode", code(account.id().value()));
        transaction.put("currencyCode", draft.currency().getCode());
        putIfPresent(transaction, "businessIdentificationNo", account.taxId());
        putIfPresent(transaction, "purchaseOrderNo", codeOrNull(draft.purchaseOrder()));
        exempt(transaction, account, date);
        transaction.put(
                "addresses",
                Map.of(
                        "shipFrom", address(draft.seller().address()),
                        "shipTo", address(account.address())));
        transaction.put("lines", lines(draft));
        return transaction;
    }

    private void exempt(Map<String, Object> transaction, Account account, LocalDate date) {
        ExemptionCertificate certificate =
                account.tax().exemption(AvalaraTreatments.place(account.address()), date);
        if (certificate != null) {
            transaction.put("exemptionNo", cut(certificate.number(), EXEMPTION_LENGTH_MAX));
            putIfPresent(transaction, "entityUseCode", codes.entityUse(certificate.reason()));
        }
    }

    private List<Map<String, Object>> lines(Draft draft) {
        boolean isReturn = draft.kind() == Draft.Kind.CREDIT_NOTE;
        List<Map<String, Object>> lines = new ArrayList<>();
        for (InvoiceLine line : draft.lines()) {
            Map<String, Object> sent = new LinkedHashMap<>();
            sent.put("number", Integer.toString(lines.size() + 1));
            sent.put("quantity", quantity(line));
            sent.put("amount", signed(line.net().getAmount(), isReturn));
            sent.put("taxIncluded", AvalaraSums.isTaxIncluded(line));
            sent.put("itemCode", code(line.sku()));
            sent.put("description", cut(line.description(), DESCRIPTION_LENGTH_MAX));
            putIfPresent(sent, "taxCode", codes.taxCode(AvalaraTreatments.product(line)));
            lines.add(sent);
        }
        return lines;
    }

    private static BigDecimal quantity(InvoiceLine line) {
        return line.quantity().signum() == 0 ? BigDecimal.ONE : line.quantity().abs();
    }

    private static BigDecimal signed(BigDecimal amount, boolean isReturn) {
        return isReturn ? amount.negate() : amount;
    }

    private static Map<String, Object> address(Address address) {
        Map<String, Object> sent = new LinkedHashMap<>();
        sent.put("line1", address.line1());
        putIfPresent(sent, "line2", address.line2());
        sent.put("city", address.city());
        putIfPresent(sent, "region", address.region());
        putIfPresent(sent, "postalCode", address.postcode());
        sent.put("country", address.country());
        return sent;
    }

    private static void putIfPresent(
            Map<String, Object> object, String field, @Nullable String value) {
        if (value != null) {
            object.put(field, value);
        }
    }

    private static @Nullable String codeOrNull(@Nullable String text) {
        return text == null ? null : code(text);
    }

    /** The text where it is short enough, else its start and a hash of it: always the same. */
    static String code(String text) {
        if (text.length() <= CODE_LENGTH_MAX) {
            return text;
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            String end = "~" + HexFormat.of().formatHex(hash, 0, HASH_BYTES);
            return text.substring(0, CODE_LENGTH_MAX - end.length()) + end;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
