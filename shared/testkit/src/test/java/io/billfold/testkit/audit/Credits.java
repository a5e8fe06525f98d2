package io.billfold.testkit.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Acme is given one of three services back, twice: of the second invoice, which is open, and of the
 * first, which was paid; so the second time it has credit, of which a part is to be paid out. 19 %
 * of 1.65 are 0.3135, so 0.31.
 */
final class Credits {
    private static final String ON = "2026-02-09";
    private static final String TAX =
            """
            {"category":"standard","name":"VAT","place":"DE",
             "components":[{"name":"VAT","place":"DE","ratePercent":"19","tax":"0.31"}],
             "rounding":"en_16931","because":[],"base":"1.65","tax":"0.31","lines":[1]}""";
    static final String REFUND =
            """
            {"version":1,"requestId":"f-1","seller":"muster-de","currency":"EUR","amount":"1.00",
             "reason":"left"}""";

    private Credits() {}

    static History history() {
        History history =
                Acme.history(
                        h -> {
                            asked(h, 1, "MU-2026-000002", "2026-02-05", "2026-03-05");
                            issuedOpen(h);
                            asked(h, 2, "MU-2026-000001", "2026-01-05", "2026-02-05");
                            issuedPaid(h);
                            refunded(h);
                        });
        // nobody renders or sends the credit notes here
        history.skip("settle");
        return history;
    }

    static String request(int i) {
        return """
        {"version":1,"requestId":"r-%d","reason":"out of order","lines":[{"position":1}]}"""
                .formatted(i);
    }

    private static String draftId(int i, String number) {
        return "credit_" + number + "_r-" + i;
    }

    private static String content(int i, String number, String from, String to) {
        return """
        {"version":1,"id":"%s","kind":"credit_note","corrects":"%s","subscription":"o-1",
         "seller":%s,"account":%s,"currency":"EUR","periodFrom":"%s","periodTo":"%s",
         "paymentTermsDays":0,"lines":[{"sku":"S","description":"Service","periodFrom":"%5$s",
          "periodTo":"%6$s","quantity":"1","unitPrice":"1.65","net":"1.65","note":"out"}],
         "taxes":[%7$s]}"""
                .formatted(draftId(i, number), number, Acme.SELLER, Acme.ACCOUNT, from, to, TAX);
    }

    private static String draft(
            int i, String number, int version, String state, String doc, String more) {
        return """
        {"table":"inv","pk":"DRAFT#%s","sk":"DRAFT","version":%d,"state":"%s","doc":%s,
         "problems":"{\\"version\\":1,\\"problems\\":[]}"%s}"""
                .formatted(draftId(i, number), version, state, doc, more);
    }

    private static void asked(History history, int i, String number, String from, String to) {
        String id = draftId(i, number);
        var request =
                History.object(
                        """
                        {"table":"inv","pk":"INVOICE#%s","sk":"REQUEST#r-%d","form":1,
                         "drafts":"%s"}"""
                                .formatted(number, i, id));
        request.put("content", "credits" + Json.canonical(History.object(request(i))));
        history.write(
                "ask " + i,
                request.toString(),
                """
                {"table":"inv","pk":"INVOICE#%s","sk":"CREDITED","form":1,"version":1,
                 "currency":"EUR","net":165,"lines":"165,0,0"}"""
                        .formatted(number),
                draft(i, number, 1, "taxed", content(i, number, from, to), ""),
                Acme.event(
                        "inv",
                        "TaxCalculated",
                        id,
                        ",\"seller\":\"muster-de\",\"currency\":\"EUR\""));
        history.then("answer " + i, auditor -> auditor.called(call(i, number, 202)));
    }

    static Call call(int i, String number, int status) {
        String answer =
                """
                {"requestId":"r-%d","documents":[{"draftId":"%s"}]}"""
                        .formatted(i, draftId(i, number));
        return new Call(
                "POST /invoices/{number}/credits",
                "/invoices/" + number + "/credits",
                request(i).getBytes(UTF_8),
                "clerk",
                status,
                answer,
                true);
    }

    private static String[] issued(int i, String number, String content, String open) {
        String note = "MU-2026-00000" + (i + 2);
        return new String[] {
            """
            {"table":"inv","pk":"SELLER#muster-de","sk":"SERIES#MU#2026","lastNumber":%d,
             "lastIssuedOn":"%s"}"""
                    .formatted(i + 2, ON),
            draft(i, number, 2, "issued", content, ",\"number\":\"" + note + "\""),
            """
            {"table":"inv","pk":"INVOICE#%1$s","sk":"INVOICE","snapshotSha256":"$doc",
             "seller":"muster-de","accountId":"acme","issuedOn":"%2$s","state":"issued","doc":
             {"version":1,"number":"%1$s","issuedOn":"%2$s","dueOn":"%2$s","rendererVersion":1,
              "net":"1.65","tax":"0.31","total":"1.96","content":%3$s}}"""
                    .formatted(note, ON, content),
            Acme.event(
                    "inv",
                    "InvoiceIssued",
                    note,
                    """
                    ,"number":"%s","kind":"credit_note","corrects":"%s","draftId":"%s",
                    "seller":"muster-de","accountId":"acme","currency":"EUR","net":"1.65",
                    "tax":"0.31","total":"1.96","issuedOn":"%4$s","dueOn":"%4$s" """
                            .formatted(note, number, draftId(i, number), ON)),
            Acme.event(
                    "col",
                    "InvoiceCredited",
                    note,
                    """
                    ,"number":"%s","creditNote":"%s","accountId":"acme","amount":"1.96",
                    "open":"%s" """
                            .formatted(number, note, open))
        };
    }

    private static void issuedOpen(History history) {
        String number = "MU-2026-000002";
        String content = content(1, number, "2026-02-05", "2026-03-05");
        history.write("credit 1", issued(1, number, content, "3.93"));
        history.add(
                "credit 1",
                Acme.entry(
                        ON,
                        "credit-note:MU-2026-000003",
                        "MU-2026-000003",
                        "revenue d 1.65",
                        "tax_payable d 0.31",
                        "receivable c 1.96"));
        history.add(
                "credit 1",
                Acme.balance(
                        Acme.LAST
                                + ",\"receivable.credit\":785,\"revenue.debit\":165,"
                                + "\"tax_payable.debit\":31"));
        history.add(
                "credit 1",
                Acme.total(
                        "2026-02#07",
                        "\"receivable.credit\":196,\"revenue.debit\":165,\"tax_payable.debit\":31"
                                + Acme.taxed(-165, -31)));
        history.add(
                "credit 1",
                Acme.receivable(number, 2, 393, 0, "2026-02-19", 0, ",\"credited\":196"));
    }

    private static void issuedPaid(History history) {
        String number = "MU-2026-000001";
        String content = content(2, number, "2026-01-05", "2026-02-05");
        history.write("credit 2", issued(2, number, content, "0.00"));
        history.add(
                "credit 2",
                Acme.entry(
                        ON,
                        "credit-note:MU-2026-000004",
                        "MU-2026-000004",
                        "revenue d 1.65",
                        "tax_payable d 0.31",
                        "customer_credit c 1.96"));
        history.add(
                "credit 2",
                Acme.balance(
                        Acme.LAST
                                + ",\"receivable.credit\":785,\"revenue.debit\":330,"
                                + "\"tax_payable.debit\":62,\"customer_credit.credit\":196"));
        history.add(
                "credit 2",
                Acme.total(
                        "2026-02#08",
                        "\"customer_credit.credit\":196,\"revenue.debit\":165,"
                                + "\"tax_payable.debit\":31"
                                + Acme.taxed(-165, -31)));
        history.add("credit 2", credit(1, 196));
        history.add("credit 2", movement("added", "MU-2026-000004", 196));
        history.add("credit 2", moved("CreditAdded", "MU-2026-000004", "1.96"));
    }

    private static String credit(int version, int balance) {
        return """
        {"table":"led","pk":"ACCOUNT#acme","sk":"CREDIT#muster-de#EUR","form":1,"version":%d,
         "accountId":"acme","seller":"muster-de","currency":"EUR","balance":%d}"""
                .formatted(version, balance);
    }

    static String movement(String kind, String document, int amount) {
        return """
        {"table":"led","pk":"ACCOUNT#acme","sk":"MOVED#muster-de#EUR#%1$s#%2$s#%3$s","form":1,
         "seller":"muster-de","currency":"EUR","kind":"%2$s","document":"%3$s","amount":%4$d,
         "movedOn":"%1$s"}"""
                .formatted(ON, kind, document, amount);
    }

    private static String moved(String type, String document, String amount) {
        return Acme.event(
                "led",
                type,
                document,
                ",\"seller\":\"muster-de\",\"accountId\":\"acme\",\"currency\":\"EUR\",\"amount\":\"%s\""
                        .formatted(amount));
    }

    private static void refunded(History history) {
        history.write(
                "refund",
                """
                {"table":"led","pk":"ACCOUNT#acme","sk":"REFUND#f-1","form":1,"refundId":"f-1",
                 "accountId":"acme","seller":"muster-de","currency":"EUR","amount":100,
                 "reason":"left"}""",
                credit(2, 96),
                movement("refunded", "f-1", 100),
                Acme.entry(
                        ON,
                        "refund:acme.f-1",
                        "f-1",
                        "customer_credit d 1.00",
                        "refunds_payable c 1.00"),
                Acme.balance(
                        Acme.LAST
                                + ",\"receivable.credit\":785,\"revenue.debit\":330,"
                                + "\"tax_payable.debit\":62,\"customer_credit.credit\":196,"
                                + "\"customer_credit.debit\":100,\"refunds_payable.credit\":100"),
                Acme.total(
                        "2026-02#09",
                        "\"customer_credit.debit\":100,\"refunds_payable.credit\":100"),
                moved("RefundRequested", "acme.f-1", "1.00"));
        history.then("refund answered", auditor -> auditor.called(refundCall(201)));
    }

    static Call refundCall(int status) {
        return new Call(
                "POST /accounts/{id}/refunds",
                "/accounts/acme/refunds",
                REFUND.getBytes(UTF_8),
                "clerk",
                status,
                "{}",
                true);
    }
}
