package io.billfold.testkit.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.testkit.aws.SentMail;
import io.billfold.testkit.aws.StoredObject;

import software.amazon.awssdk.services.s3.model.ObjectLockMode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * How it should be: Acme buys three services at EUR 1.65 a month. 19 % of 4.95 are 0.9405, so 0.94;
 * rounded line by line it would be 0.93. The first invoice is reminded of, paid in two parts, and
 * the second part is disputed and lost; the second invoice is new.
 */
final class Acme {
    static final String PDF_1 = Sha256.hex("%PDF-1".getBytes(UTF_8));
    static final String PDF_2 = Sha256.hex("%PDF-2".getBytes(UTF_8));

    private static final String LINE =
            """
            {"sku":"S","description":"Service","charge":"flat","quantity":"1","unitPrice":"1.65"}""";

    static final String ORDER =
            """
            {"version":1,"orderId":"o-1","seller":"muster-de",
             "account":{"id":"acme","name":"Acme GmbH","kind":"business","email":"ap@acme.example",
              "address":{"line1":"Ring 1","city":"Berlin","country":"DE"},"zone":"Europe/Berlin"},
             "currency":"EUR","interval":"month","startOn":"2026-01-05","paymentTermsDays":14,
             "lines":[%s,%s,%s]}"""
                    .formatted(LINE, LINE, LINE);

    static final String RUBBISH = "not an order";
    static final String RUBBISH_SHA256 = Sha256.hex(RUBBISH.getBytes(UTF_8));

    static final String ACCOUNT =
            """
            {"version":1,"id":"acme","name":"Acme GmbH","kind":"business",
             "email":"ap@acme.example","address":{"line1":"Ring 1","city":"Berlin","country":"DE"},
             "language":"en","zone":"Europe/Berlin"}""";

    static final String SELLER =
            """
            {"version":1,"id":"muster-de","name":"Muster","profile":{"legalId":{"id":"HRB 1"}},
             "email":"billing@muster.example","zone":"Europe/Berlin","series":"MU"}""";

    static final String CHARGE =
            """
            {"id":"evt_1","type":"charge.succeeded","created":1769601600,"data":{"object":
             {"id":"ch_1","captured":true,"amount_captured":389,"currency":"eur",
              "metadata":{"invoice":"MU-2026-000001"}}}}""";

    static final String DISPUTED = dispute("evt_2", "needs_response", 1770026400);
    static final String LOST = dispute("evt_3", "lost", 1770544800);

    private Acme() {}

    private static String dispute(String event, String status, long created) {
        return """
        {"id":"%s","type":"charge.dispute.updated","created":%d,"data":{"object":
         {"id":"dp_1","charge":"ch_1","status":"%s","currency":"eur","amount":389,
          "balance_transactions":[{"id":"txn_1","amount":-389,"fee":1500,"currency":"eur"}]}}}"""
                .formatted(event, created, status);
    }

    static History history() {
        return history(history -> {});
    }

    /** The same with something more before the end. */
    static History history(Consumer<History> more) {
        History history = new History();
        ordered(history);
        billed(history, 1, "2026-01-05", "2026-02-05", "2026-01-19");
        reminded(history);
        paid(history);
        disputed(history);
        billed(history, 2, "2026-02-05", "2026-03-05", "2026-02-19");
        lost(history);
        looked(history);
        more.accept(history);
        history.then("publish", history::publish);
        history.then("settle", auditor -> auditor.settled(Instant.parse("2026-02-10T12:00:00Z")));
        return history;
    }

    /** An outbox item; the detail's further fields begin with a comma. */
    static String event(String table, String type, String what, String facts) {
        return """
        {"table":"%s","pk":"OUTBOX#%s:%s","sk":"EVENT","outbox":"%s",
         "occurredAt":"2026-01-26T06:00:01Z","detail":{"version":1,"eventId":"%s:%s",
          "occurredAt":"2026-01-26T06:00:01Z"%s}}"""
                .formatted(table, type, what, type, type, what, facts);
    }

    private static void ordered(History history) {
        history.write(
                "seller",
                """
                {"table":"acc","pk":"SELLER#muster-de","sk":"SELLER","version":1,"doc":%s}"""
                        .formatted(SELLER),
                """
                {"table":"acc","pk":"SERIES#MU","sk":"SERIES","seller":"muster-de"}""",
                event(
                        "acc",
                        "SellerConfigured",
                        "muster-de.1769",
                        ",\"seller\":\"muster-de\",\"series\":\"MU\""));
        history.then(
                "seller answered",
                auditor ->
                        auditor.called(
                                call("PUT /sellers/{id}", "/sellers/muster-de", SELLER, 201, "")));
        history.then("order", auditor -> auditor.sentOrder(ORDER));
        history.then("rubbish", auditor -> auditor.sentOrder(RUBBISH));
        history.write(
                "accept",
                """
                {"table":"acc","pk":"ACCOUNT#acme","sk":"ACCOUNT","version":1,"doc":%s}"""
                        .formatted(ACCOUNT),
                """
                {"table":"sub","pk":"ORDER#o-1","sk":"ORDER","contentSha256":"%s",
                 "subscriptionId":"o-1","acceptedAt":"2026-01-04T12:00:00Z"}"""
                        .formatted(Json.contentSha256(ORDER)),
                subscription(1, "2026-01-05"),
                event(
                        "sub",
                        "OrderAccepted",
                        "o-1",
                        ",\"orderId\":\"o-1\",\"subscriptionId\":\"o-1\""),
                event(
                        "sub",
                        "EntitlementsChanged",
                        "o-1.o-1",
                        ",\"subscriptionId\":\"o-1\",\"accountId\":\"acme\",\"cause\":\"o-1\""));
        history.write(
                "reject",
                """
                {"table":"sub","pk":"REJECTION#%1$s","sk":"REJECTION","rejectionId":"%1$s",
                 "reason":"the message is not an order",
                 "doc":{"version":1,"problems":[{"field":"","reason":"is not JSON"}]}}"""
                        .formatted(RUBBISH_SHA256),
                """
                {"table":"sub","pk":"REJECTION#2026-01","sk":"2026-01-04T12:00:00.000Z#%1$s",
                 "rejectionId":"%1$s"}"""
                        .formatted(RUBBISH_SHA256),
                """
                {"table":"sub","pk":"REJECTION#%s","sk":"RAW#000","raw":"%s"}"""
                        .formatted(RUBBISH_SHA256, RUBBISH),
                event(
                        "sub",
                        "OrderRejected",
                        RUBBISH_SHA256,
                        ",\"rejectionId\":\"%s\",\"reason\":\"the message is not an order\""
                                .formatted(RUBBISH_SHA256)));
    }

    private static String subscription(int version, String nextOn) {
        List<String> plans = new ArrayList<>();
        List<String> history = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            plans.add(
                    """
                    {"id":"own.%d","interval":"month","versions":[{"version":1,"from":"2026-01-05",
                     "charges":[{"id":"line","product":"S","description":"Service","basis":"fixed",
                      "timing":"advance","prices":{"EUR":{"model":"flat","price":"1.65"}}}]}]}"""
                            .formatted(i));
            history.add(
                    """
                    {"id":"start.%1$d","at":"2026-01-05","do":"add-item","item":"%1$d",
                     "plan":"own.%1$d","quantity":"1"}"""
                            .formatted(i));
        }
        return """
        {"table":"sub","pk":"SUBSCRIPTION#o-1","sk":"SUBSCRIPTION","version":%d,
         "dueKey":"%s#o-1","doc":{"version":1,"id":"o-1","account":"acme","seller":"muster-de",
         "currency":"EUR","anchor":"2026-01-05","contractOn":"2026-01-05",
         "terms":{"paymentTermsDays":14},"plans":[%s],"products":[],"history":[%s],
         "billing":{"nextOn":"%s"}}}"""
                .formatted(
                        version,
                        nextOn,
                        String.join(",", plans),
                        String.join(",", history),
                        nextOn);
    }

    /** What was billed of the three lines in a period. */
    private static String page(String from, String to) {
        List<String> portions = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            portions.add(
                    """
                    {"key":"%1$d/start.%1$d/line","periodFrom":"%2$s","periodTo":"%3$s",
                     "from":"%2$s","to":"%3$s","quantity":"1","price":"own.%1$d@1",
                     "gross":"1.65","net":"1.65"}"""
                            .formatted(i, from, to));
        }
        return """
        {"table":"sub","pk":"SUBSCRIPTION#o-1","sk":"BILLED#%s","doc":{"version":1,
         "portions":[%s]}}"""
                .formatted(from, String.join(",", portions));
    }

    private static String content(String from, String to, String taxes) {
        List<String> lines = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            lines.add(
                    """
                    {"sku":"S","description":"Service","periodFrom":"%1$s","periodTo":"%2$s",
                     "quantity":"1","unitPrice":"1.65","net":"1.65",
                     "origin":{"item":"%3$d","charge":"line","price":"own.%3$d@1"}}"""
                            .formatted(from, to, i));
        }
        return """
        {"version":1,"id":"o-1_%s","subscription":"o-1","seller":%s,"account":%s,
         "currency":"EUR","periodFrom":"%s","periodTo":"%s","paymentTermsDays":14,
         "lines":[%s],"taxes":[%s]}"""
                .formatted(from, SELLER, ACCOUNT, from, to, String.join(",", lines), taxes);
    }

    private static final String TAX =
            """
            {"category":"standard","name":"VAT","place":"DE",
             "components":[{"name":"VAT","place":"DE","ratePercent":"19","tax":"0.94"}],
             "rounding":"en_16931","because":[],"base":"4.95","tax":"0.94","lines":[1,2,3]}""";

    private static String draft(int version, String from, String state, String doc, String more) {
        return """
        {"table":"inv","pk":"DRAFT#o-1_%s","sk":"DRAFT","version":%d,"state":"%s","doc":%s,
         "problems":"{\\"version\\":1,\\"problems\\":[]}"%s}"""
                .formatted(from, version, state, doc, more);
    }

    private static void billed(History history, int i, String from, String to, String due) {
        String number = "MU-2026-00000" + i;
        String draftId = "o-1_" + from;
        String taxed = content(from, to, TAX);
        history.write(
                "draft " + i,
                draft(1, from, "drafted", content(from, to, ""), ""),
                subscription(i + 1, to),
                page(from, to),
                event(
                        "inv",
                        "InvoiceDrafted",
                        draftId,
                        """
                        ,"draftId":"%s","subscriptionId":"o-1","seller":"muster-de",
                        "currency":"EUR" """
                                .formatted(draftId)));
        history.write(
                "tax " + i,
                draft(2, from, "taxed", taxed, ""),
                event(
                        "inv",
                        "TaxCalculated",
                        draftId,
                        ",\"seller\":\"muster-de\",\"currency\":\"EUR\""));
        history.write(
                "issue " + i,
                """
                {"table":"inv","pk":"SELLER#muster-de","sk":"SERIES#MU#2026","lastNumber":%d,
                 "lastIssuedOn":"%s"}"""
                        .formatted(i, from),
                draft(3, from, "issued", taxed, ",\"number\":\"" + number + "\""),
                invoice(number, from, due, taxed, "issued", ""),
                entry(
                        from,
                        "invoice:" + number,
                        number,
                        "receivable d 5.89",
                        "revenue c 4.95",
                        "tax_payable c 0.94"),
                balance(
                        i == 1
                                ? "\"receivable.debit\":589,\"revenue.credit\":495,\"tax_payable.credit\":94"
                                : "\"receivable.debit\":1178,\"revenue.credit\":990,"
                                        + "\"tax_payable.credit\":188,"
                                        + AFTER_DISPUTE),
                total(
                        i == 1 ? "2026-01#03" : "2026-02#05",
                        "\"receivable.debit\":589,\"revenue.credit\":495,\"tax_payable.credit\":94"
                                + taxed(495, 94)),
                receivable(number, 1, 589, 0, due, 0, ""),
                event(
                        "inv",
                        "InvoiceIssued",
                        number,
                        """
                        ,"number":"%s","draftId":"%s","seller":"muster-de","accountId":"acme",
                        "currency":"EUR","net":"4.95","tax":"0.94","total":"5.89",
                        "issuedOn":"%s","dueOn":"%s" """
                                .formatted(number, draftId, from, due)));
        rendered(history, i, number, from, due, taxed);
    }

    private static void rendered(
            History history, int i, String number, String from, String due, String taxed) {
        for (StoredObject document : documents()) {
            if (document.key().contains(number)) {
                String file = document.key().substring(document.key().lastIndexOf('/') + 1);
                history.then("store " + file + " " + i, auditor -> auditor.stored(document));
            }
        }
        String key = "invoices/muster-de/2026/" + number + "/invoice.";
        String pdf = i == 1 ? PDF_1 : PDF_2;
        history.write(
                "render " + i,
                invoice(
                        number,
                        from,
                        due,
                        taxed,
                        "rendered",
                        """
                        ,"documentKey":"%1$spdf","documentSha256":"%2$s","xmlKey":"%1$sxml",
                        "xmlSha256":"%3$s","renderedAt":"2026-01-05T02:00:00Z" """
                                .formatted(key, pdf, Sha256.hex("<?xml".getBytes(UTF_8)))),
                event(
                        "inv",
                        "InvoiceRendered",
                        number,
                        ",\"accountId\":\"acme\",\"documentKey\":\"%spdf\",\"documentSha256\":\"%s\""
                                .formatted(key, pdf)));
        history.mark("sender " + i);
        history.then(
                "mail " + i,
                auditor ->
                        auditor.mailed(
                                mail("m-" + i, "Invoice " + number + " from Muster", pdf),
                                history.marked("sender " + i)));
        noted(history, "note " + i, "m-" + i, "invoice", number, "");
    }

    static SentMail mail(String id, String subject, String pdf) {
        List<String> files = subject.startsWith("Reminder") ? List.of("letter", pdf) : List.of(pdf);
        return new SentMail(id, "ap@acme.example", subject, "", files);
    }

    private static void noted(
            History history, String step, String mail, String kind, String number, String level) {
        String id = kind + ":" + number + level;
        history.write(
                step,
                """
                {"table":"acc","pk":"ACCOUNT#acme","sk":"NOTICE#%s","kind":"%s","number":"%s",
                 "email":"ap@acme.example","messageId":"%s","sentAt":"2026-01-05T02:00:00Z"}"""
                        .formatted(id, kind, number, mail),
                event(
                        "acc",
                        "NoticeSent",
                        id,
                        ",\"noticeId\":\"%s\",\"kind\":\"%s\",\"number\":\"%s\",\"accountId\":\"acme\""
                                .formatted(id, kind, number)));
    }

    static List<StoredObject> documents() {
        List<StoredObject> documents = new ArrayList<>();
        for (int i = 1; i <= 2; i++) {
            String from = i == 1 ? "2026-01-05" : "2026-02-05";
            String to = i == 1 ? "2026-02-05" : "2026-03-05";
            String due = i == 1 ? "2026-01-19" : "2026-02-19";
            String number = "MU-2026-00000" + i;
            String item = invoice(number, from, due, content(from, to, TAX), "issued", "");
            String snapshot = History.snapshot(History.object(item).path("doc"));
            documents.add(document(number, "snapshot.json", snapshot, "2035-01-01T00:00:00Z"));
            documents.add(document(number, "invoice.xml", "<?xml", "2035-01-01T00:00:00Z"));
            documents.add(document(number, "invoice.pdf", "%PDF-" + i, "2035-01-01T00:00:00Z"));
        }
        return documents;
    }

    static StoredObject document(String number, String file, String content, String until) {
        byte[] bytes = content.getBytes(UTF_8);
        return new StoredObject(
                History.NAMES.documents(),
                "invoices/muster-de/2026/" + number + "/" + file,
                bytes,
                Sha256.hex(bytes),
                ObjectLockMode.COMPLIANCE,
                Instant.parse(until),
                true);
    }

    private static String invoice(
            String number, String on, String due, String content, String state, String more) {
        return """
        {"table":"inv","pk":"INVOICE#%1$s","sk":"INVOICE","snapshotSha256":"$doc",
         "seller":"muster-de","accountId":"acme","issuedOn":"%2$s","state":"%5$s","doc":
         {"version":1,"number":"%1$s","issuedOn":"%2$s","dueOn":"%3$s","rendererVersion":1,
          "net":"4.95","tax":"0.94","total":"5.89","content":%4$s}%6$s}"""
                .formatted(number, on, due, content, state, more);
    }

    /** What the tax of a document adds to a seller's total of a month, in minor units. */
    static String taxed(int base, int tax) {
        String name = ",\"tax|DE|VAT|standard|19|domestic|business|DE|";
        return name
                + "base\":"
                + base
                + name
                + "tax\":"
                + tax
                + name
                + "sold\":"
                + base
                + name
                + "documents\":1";
    }

    /**
     * A ledger entry; postings are an account, d or c, and an amount. One of tax is VAT of 19
     * percent on the posting to revenue.
     */
    static String entry(String on, String id, String document, String... postings) {
        List<String> lines = new ArrayList<>();
        String base = "";
        String taxes = "";
        for (String posting : postings) {
            String[] part = posting.split(" ", -1);
            String signed = (part[1].equals("d") ? "-" : "") + part[2];
            base = part[0].equals("revenue") ? signed : base;
            if (part[0].equals("tax_payable")) {
                taxes =
                        """
                        ,"taxes":[{"place":"DE","name":"VAT","category":"standard",
                         "ratePercent":"19","scheme":"domestic","customer":"business",
                         "soldTo":"DE","base":"%1$s","tax":"%2$s","sold":"%1$s"}]"""
                                .formatted(base, signed);
            }
            lines.add(
                    "{\"account\":\"%s\",\"side\":\"%s\",\"amount\":\"%s\"}"
                            .formatted(part[0], part[1].equals("d") ? "debit" : "credit", part[2]));
        }
        return """
        {"table":"led","pk":"ACCOUNT#acme","sk":"ENTRY#%1$s#%2$s","doc":{"version":1,"id":"%2$s",
         "bookedOn":"%1$s","seller":"muster-de","account":"acme","document":"%3$s",
         "description":"","currency":"EUR","postings":[%4$s]%5$s}}"""
                .formatted(on, id, document, String.join(",", lines), taxes);
    }

    static String balance(String sums) {
        return """
        {"table":"led","pk":"ACCOUNT#acme","sk":"BALANCE#muster-de#EUR",%s}"""
                .formatted(sums);
    }

    static String total(String month, String sums) {
        return """
        {"table":"led","pk":"SELLER#muster-de#%s","sk":"TOTAL#EUR",%s}"""
                .formatted(month, sums);
    }

    static String receivable(
            String number,
            int version,
            int open,
            int disputed,
            String due,
            int level,
            String more) {
        return """
        {"table":"col","pk":"RECEIVABLE#%1$s","sk":"RECEIVABLE","form":1,"version":%2$d,
         "number":"%1$s","accountId":"acme","seller":"muster-de","currency":"EUR","total":589,
         "open":%3$d,"disputed":%4$d,"dueOn":"%5$s","level":%6$d%7$s}"""
                .formatted(number, version, open, disputed, due, level, more);
    }

    private static String first(int version, int open, int disputed, String more) {
        String reminded = ",\"remindedOn\":\"2026-01-26\"" + more;
        return receivable("MU-2026-000001", version, open, disputed, "2026-01-19", 1, reminded);
    }

    private static void reminded(History history) {
        history.write(
                "remind",
                first(2, 589, 0, ""),
                event(
                        "col",
                        "ReminderDue",
                        "MU-2026-000001.1",
                        """
                        ,"number":"MU-2026-000001","accountId":"acme","level":1,"currency":"EUR",
                        "open":"5.89","dueOn":"2026-01-19" """));
        history.mark("reminder");
        history.then(
                "mail reminder",
                auditor ->
                        auditor.mailed(
                                mail(
                                        "m-r",
                                        "Reminder 1: invoice MU-2026-000001 from Muster",
                                        PDF_1),
                                history.marked("reminder")));
        noted(history, "note reminder", "m-r", "reminder", "MU-2026-000001", ":1");
    }

    private static String payment(String id, int amount, int open, String on, String more) {
        return """
        {"table":"pay","pk":"PAYMENT#%1$s","sk":"PAYMENT","form":1,"paymentId":"%1$s",
         "number":"MU-2026-000001","accountId":"acme","seller":"muster-de","currency":"EUR",
         "amount":%2$d,"applied":%2$d,"unapplied":0,"open":%3$d,"receivedOn":"%4$s",
         "status":"%5$s"%6$s}"""
                .formatted(id, amount, open, on, open == 0 ? "paid" : "partly_paid", more);
    }

    private static String recorded(String id, String amount) {
        return event(
                "pay",
                "PaymentRecorded",
                id,
                """
                ,"paymentId":"%1$s","number":"MU-2026-000001","accountId":"acme",
                "currency":"EUR","amount":"%2$s","applied":"%2$s","unapplied":"0.00" """
                        .formatted(id, amount));
    }

    private static final String ISSUED =
            "\"receivable.debit\":589,\"revenue.credit\":495,\"tax_payable.credit\":94,";
    private static final String PAID =
            "\"receivable.credit\":589,\"bank.debit\":200,\"provider_clearing.debit\":389";
    private static final String AFTER_DISPUTE =
            PAID
                    + ",\"provider_clearing.credit\":1889,\"fees.debit\":1500,"
                    + "\"disputed_receivable.debit\":389";
    private static final String MOVED =
            "\"provider_clearing.credit\":1889,\"fees.debit\":1500,"
                    + "\"disputed_receivable.debit\":389";

    /** The balance in the end, but for what was taken off receivables. */
    static final String LAST =
            "\"receivable.debit\":1178,\"revenue.credit\":990,\"tax_payable.credit\":188,"
                    + "\"bank.debit\":200,\"provider_clearing.debit\":389,"
                    + MOVED
                    + ",\"losses.debit\":389,\"disputed_receivable.credit\":389";

    static final String PAYMENT =
            """
            {"version":1,"paymentId":"p-1","invoice":"MU-2026-000001","currency":"EUR",
             "amount":"2.00","receivedOn":"2026-01-27"}""";

    private static void paid(History history) {
        history.write(
                "pay",
                payment("p-1", 200, 389, "2026-01-27", ""),
                first(3, 389, 0, ""),
                entry("2026-01-27", "payment:p-1", "p-1", "bank d 2.00", "receivable c 2.00"),
                balance(ISSUED + "\"receivable.credit\":200,\"bank.debit\":200"),
                total("2026-01#04", "\"receivable.credit\":200,\"bank.debit\":200"),
                recorded("p-1", "2.00"));
        history.then("pay answered", auditor -> auditor.called(paymentCall(201, true)));
        keep(history, "charge", "evt_1", "charge.succeeded", CHARGE);
        history.write(
                "pay rest",
                payment(
                        "stripe.ch_1",
                        389,
                        0,
                        "2026-01-28",
                        ",\"provider\":\"stripe\",\"providerReference\":\"ch_1\""),
                """
                {"table":"pay","pk":"CHARGE#stripe#ch_1","sk":"CHARGE","form":1,
                 "paymentId":"stripe.ch_1"}""",
                counted("2026-01", "sales"),
                first(4, 0, 0, ""),
                entry(
                        "2026-01-28",
                        "payment:stripe.ch_1",
                        "stripe.ch_1",
                        "provider_clearing d 3.89",
                        "receivable c 3.89"),
                balance(ISSUED + PAID),
                total("2026-01#05", "\"receivable.credit\":389,\"provider_clearing.debit\":389"),
                recorded("stripe.ch_1", "3.89"),
                event(
                        "pay",
                        "InvoicePaid",
                        "MU-2026-000001.stripe.ch_1",
                        """
                        ,"number":"MU-2026-000001","accountId":"acme",
                        "paymentId":"stripe.ch_1" """));
    }

    /** One of 3.89, in the month of its own. */
    private static String counted(String month, String what) {
        return """
        {"table":"pay","pk":"RATIOS#muster-de#%1$s#03","sk":"stripe#-#visa#EUR",
         "%2$s.number":1,"%2$s.amount":389}"""
                .formatted(month, what);
    }

    static Call paymentCall(int status, boolean genuine) {
        String answer =
                """
                {"paymentId":"p-1","invoice":"MU-2026-000001","currency":"EUR","applied":"2.00",
                 "unapplied":"0.00","open":"3.89","status":"partly_paid"}""";
        return new Call(
                "POST /payments",
                "/payments",
                PAYMENT.getBytes(UTF_8),
                "c",
                status,
                answer,
                genuine);
    }

    private static Call call(String route, String path, String body, int status, String answer) {
        return new Call(route, path, body.getBytes(UTF_8), "auditor", status, answer, true);
    }

    static Call webhook(String body, boolean genuine) {
        return new Call(
                "POST /webhooks/{provider}",
                "/webhooks/stripe",
                body.getBytes(UTF_8),
                "",
                200,
                "{}",
                genuine);
    }

    private static void keep(History history, String step, String id, String type, String body) {
        var item =
                History.object(
                        """
                        {"table":"pay","pk":"PROVIDER#stripe#%s","sk":"EVENT","form":1,
                         "providerType":"%s","receivedAt":"2026-01-28T12:00:00Z"}"""
                                .formatted(id, type));
        item.put("body", body);
        history.write(
                step,
                item.toString(),
                event(
                        "pay",
                        "ProviderEventReceived",
                        "stripe." + id,
                        ",\"provider\":\"stripe\",\"providerType\":\"" + type + "\""));
        history.then(step + " answered", auditor -> auditor.called(webhook(body, true)));
    }

    private static String disputeItem(int version, String status, int lost, String at) {
        return """
        {"table":"pay","pk":"DISPUTE#stripe#dp_1","sk":"DISPUTE","form":1,"version":%d,
         "disputeId":"dp_1","provider":"stripe","paymentId":"stripe.ch_1",
         "number":"MU-2026-000001","accountId":"acme","seller":"muster-de","currency":"EUR",
         "amount":389,"status":"%s","reason":"fraudulent","movementsBooked":"txn_1",
         "withdrawn":389,"writtenOff":%d,"lastEventAt":"%s","lastEventId":"evt"}"""
                .formatted(version, status, lost, at);
    }

    private static void disputed(History history) {
        keep(history, "dispute told", "evt_2", "charge.dispute.updated", DISPUTED);
        history.write(
                "dispute",
                disputeItem(1, "chargeback", 0, "2026-02-02T10:00:00Z"),
                counted("2026-02", "disputes"),
                first(5, 0, 389, ""),
                entry(
                        "2026-02-02",
                        "dispute:stripe.movement:txn_1",
                        "dp_1",
                        "disputed_receivable d 3.89",
                        "fees d 15.00",
                        "provider_clearing c 18.89"),
                balance(ISSUED + AFTER_DISPUTE),
                total("2026-02#01", MOVED),
                event(
                        "pay",
                        "DisputeOpened",
                        "stripe.dp_1",
                        """
                        ,"disputeId":"dp_1","paymentId":"stripe.ch_1","number":"MU-2026-000001",
                        "reason":"fraudulent","amount":"3.89" """),
                event(
                        "pay",
                        "DisputeMoneyMoved",
                        "stripe.txn_1",
                        ",\"disputeId\":\"dp_1\",\"number\":\"MU-2026-000001\""));
    }

    private static void lost(History history) {
        keep(history, "loss told", "evt_3", "charge.dispute.updated", LOST);
        history.write(
                "lose",
                disputeItem(2, "lost", 389, "2026-02-08T10:00:00Z"),
                first(6, 0, 0, ""),
                entry(
                        "2026-02-08",
                        "dispute:stripe.loss:txn_1.1",
                        "dp_1",
                        "losses d 3.89",
                        "disputed_receivable c 3.89"),
                balance(LAST + ",\"receivable.credit\":589"),
                total("2026-02#02", "\"losses.debit\":389,\"disputed_receivable.credit\":389"),
                event("pay", "DisputeClosed", "stripe.dp_1.evt", ",\"outcome\":\"lost\""));
    }

    private static void looked(History history) {
        history.write(
                "access",
                """
                {"table":"inv","pk":"INVOICE#MU-2026-000001","sk":"ACCESS#2026-02-10#1",
                 "accessId":"1","principal":"auditor"}""",
                """
                {"table":"inv","pk":"ACCESS_LOG#2026-02","sk":"000000000001","sequence":1,
                 "previous":"0000000000000000000000000000000000000000000000000000000000000000",
                 "at":"2026-02-10T09:00:00Z","principal":"auditor","roles":"auditor",
                 "sourceIp":"192.0.2.7","requestId":"1","action":"linked",
                 "subject":"MU-2026-000001","detail":"pdf",
                 "entryHash":"8ff4310e0790502c54b2534fec8a061e04ae50c34d787216693da982cbb7f5c7"}""",
                """
                {"table":"inv","pk":"ACCESS_LOG","sk":"HEAD","sequence":1,
                 "at":"2026-02-10T09:00:00Z",
                 "entryHash":"8ff4310e0790502c54b2534fec8a061e04ae50c34d787216693da982cbb7f5c7"}""");
        history.then(
                "access answered",
                auditor ->
                        auditor.called(
                                call(
                                        "GET /invoices/{number}/document",
                                        "/invoices/MU-2026-000001/document",
                                        "",
                                        200,
                                        "{\"number\":\"MU-2026-000001\",\"documentSha256\":\"%s\"}"
                                                .formatted(PDF_1))));
    }
}
