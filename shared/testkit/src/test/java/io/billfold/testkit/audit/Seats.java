package io.billfold.testkit.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.function.Consumer;

/**
 * How it should be: Acme takes five seats of a plan at EUR 2 a month with a set-up fee and metered
 * steps, and three days later two seats less and a fee for extra work. What is drafted is held.
 */
final class Seats {
    private static final String PLAN =
            """
            {"id":"team","interval":"month","versions":[{"version":1,"from":"2026-01-01","charges":[
             {"id":"seat","basis":"per-item"},{"id":"setup","basis":"once"},
             {"id":"steps","basis":{"metric":"steps","aggregation":"sum"}}]}]}""";

    private static final String ORDER =
            """
            {"version":1,"orderId":"o-2","seller":"muster-de","account":%s,"currency":"EUR",
             "startOn":"2026-02-01","items":[{"item":"a","plan":"team","quantity":5}]}"""
                    .formatted(Acme.ACCOUNT);

    static final String CHANGE =
            """
            {"version":1,"changeId":"c-1","subscriptionId":"o-2","do":"charge-fee","product":"work",
             "description":"Extra work","quantity":2,"currency":"EUR","price":"30"}""";

    static final String REFUSED = "{\"changeId\":\"c-2\"}";
    static final String REFUSED_SHA256 = Sha256.hex(REFUSED.getBytes(UTF_8));

    static final String LOST =
            """
            {"eventId":"u-2","subscription":"o-2","metric":"steps","at":"2026-02-02T10:00:00Z",
             "quantity":"1"}""";

    private static final String USE =
            """
            {"eventId":"u-1","subscription":"o-2","metric":"steps","at":"2026-02-02T10:00:00Z",
             "quantity":"7"}""";

    private static final String START =
            """
            {"id":"start.1","at":"2026-02-01","do":"add-item","item":"a","plan":"team",
             "quantity":"5"}""";

    private static final String FEE =
            """
            ,{"id":"c-1","at":"2026-02-04T13:00:00","do":"charge-fee","product":"work",
             "description":"Extra work","quantity":"2","currency":"EUR","price":"30"}""";

    private Seats() {}

    static History history() {
        return Acme.history(Seats::add);
    }

    private static void add(History history) {
        history.write(
                "plans",
                """
                {"table":"acc","pk":"CATALOG#muster-de","sk":"HEAD","version":1}""",
                """
                {"table":"acc","pk":"CATALOG#muster-de","sk":"PLAN#team","form":1,"doc":%s}"""
                        .formatted(PLAN),
                Acme.event("acc", "CatalogConfigured", "muster-de.1", ",\"seller\":\"muster-de\""));
        history.then("order 2", auditor -> auditor.sentOrder(ORDER));
        history.write(
                "accept 2",
                """
                {"table":"sub","pk":"ORDER#o-2","sk":"ORDER","contentSha256":"%s",
                 "subscriptionId":"o-2","acceptedAt":"2026-01-31T12:00:00Z"}"""
                        .formatted(Json.contentSha256(ORDER)),
                subscription(1, "2026-02-01", ""),
                Acme.event(
                        "sub",
                        "OrderAccepted",
                        "o-2",
                        ",\"orderId\":\"o-2\",\"subscriptionId\":\"o-2\""),
                entitled("o-2"));
        bill(history, 2, "2026-02-01", "2026-03-01", "", SEATS, PAGE);
        use(history);
        change(history);
        bill(history, 4, "2026-02-04", "2026-03-01", FEE, EXTRA, LATER_PAGE);
        refuse(history);
    }

    private static String entitled(String cause) {
        return Acme.event(
                "sub",
                "EntitlementsChanged",
                "o-2." + cause,
                ",\"subscriptionId\":\"o-2\",\"accountId\":\"acme\",\"cause\":\"%s\""
                        .formatted(cause));
    }

    private static String subscription(int version, String nextOn, String more) {
        return """
        {"table":"sub","pk":"SUBSCRIPTION#o-2","sk":"SUBSCRIPTION","version":%d,
         "dueKey":"%s#o-2","doc":{"version":1,"id":"o-2","account":"acme","seller":"muster-de",
         "currency":"EUR","anchor":"2026-02-01","contractOn":"2026-02-01",
         "terms":{"paymentTermsDays":14},"plans":[],"products":[],"history":[%s%s],
         "billing":{"nextOn":"%s"}}}"""
                .formatted(version, nextOn, START, more, nextOn);
    }

    private static String line(String charge, String net, String quantity, String price) {
        return """
        {"sku":"%s","periodFrom":"2026-02-01","periodTo":"2026-03-01","quantity":"%s",
         "unitPrice":"%s","net":"%s",%s}"""
                .formatted(
                        charge.equals("fee") ? "work" : "S", quantity, price, net, origin(charge));
    }

    private static String origin(String charge) {
        return charge.equals("fee")
                ? "\"origin\":{\"item\":\"c-1\",\"charge\":\"fee\"}"
                : "\"origin\":{\"item\":\"a\",\"charge\":\"%s\",\"price\":\"team@1\"}"
                        .formatted(charge);
    }

    private static final String SEATS =
            line("seat", "10.00", "5", "2") + "," + line("setup", "49.00", "1", "49");
    private static final String EXTRA =
            line("fee", "60.00", "2", "30") + "," + line("steps", "0.70", "7", "0.1");

    private static String portion(String charge, String from, String to, String of, String net) {
        return """
        {"key":"a/start.1/%1$s","periodFrom":"2026-02-01","periodTo":"2026-03-01","from":"%2$s",
         "to":"%3$s","quantity":"%4$s","price":"team@1","gross":"%5$s","net":"%5$s"}"""
                .formatted(charge, from, to, of, net);
    }

    private static final String PAGE =
            portion("seat", "2026-02-01", "2026-02-03", "5", "1.00")
                    + ","
                    + portion("seat", "2026-02-03", "2026-03-01", "5", "9.00");
    private static final String LATER_PAGE =
            PAGE + "," + portion("steps", "2026-02-01", "2026-03-01", "7", "0.70");

    private static void bill(
            History history,
            int version,
            String on,
            String nextOn,
            String entries,
            String lines,
            String page) {
        String id = "o-2_" + on;
        String doc =
                """
                {"version":1,"id":"%s","subscription":"o-2","seller":%s,"account":%s,
                 "currency":"EUR","periodFrom":"2026-02-01","periodTo":"2026-03-01",
                 "paymentTermsDays":14,"lines":[%s],"taxes":[]}"""
                        .formatted(id, Acme.SELLER, Acme.ACCOUNT, lines);
        history.write(
                "bill " + on,
                subscription(version, nextOn, entries),
                """
                {"table":"inv","pk":"DRAFT#%s","sk":"DRAFT","version":1,"state":"drafted","doc":%s,
                 "problems":"{\\"version\\":1,\\"problems\\":[]}"}"""
                        .formatted(id, doc),
                """
                {"table":"sub","pk":"SUBSCRIPTION#o-2","sk":"BILLED#2026-02-01",
                 "doc":{"version":1,"portions":[%s]}}"""
                        .formatted(page),
                Acme.event(
                        "inv",
                        "InvoiceDrafted",
                        id,
                        """
                        ,"draftId":"%s","subscriptionId":"o-2","seller":"muster-de",
                        "currency":"EUR" """
                                .formatted(id)));
        history.write(
                "hold " + on,
                """
                {"table":"inv","pk":"DRAFT#%s","sk":"DRAFT","version":2,"state":"held","doc":%s,
                 "problems":"{\\"version\\":1,\\"problems\\":[{\\"field\\":\\"\\"}]}"}"""
                        .formatted(id, doc),
                """
                {"table":"inv","pk":"HELD#muster-de","sk":"%s"}"""
                        .formatted(id),
                Acme.event("inv", "DraftHeld", id, ",\"draftId\":\"%s\"".formatted(id)));
    }

    private static void use(History history) {
        history.then("used", auditor -> auditor.sentUsage(USE));
        String rest =
                """
                "form":1,"subscriptionId":"o-2","usageId":"u-1","metric":"steps",
                "at":"2026-02-02T10:00:00Z","quantity":"7","receivedAt":"2026-02-02T10:00:01Z"}""";
        history.write(
                "use",
                "{\"table\":\"sub\",\"pk\":\"USAGE#o-2\",\"sk\":\"ID#u-1\"," + rest,
                "{\"table\":\"sub\",\"pk\":\"USAGE#o-2#steps\",\"sk\":\"2026-02-02T10:00:00.000Z#u-1\","
                        + rest);
    }

    private static void change(History history) {
        history.write(
                "change",
                """
                {"table":"sub","pk":"SUBSCRIPTION#o-2","sk":"CHANGE#c-1","contentSha256":"%s",
                 "recordedAt":"2026-02-04T12:00:00Z"}"""
                        .formatted(Sha256.hex(CHANGE.getBytes(UTF_8))),
                subscription(3, "2026-02-04", FEE),
                Acme.event(
                        "sub",
                        "SubscriptionChanged",
                        "o-2.c-1",
                        ",\"subscriptionId\":\"o-2\",\"changeId\":\"c-1\""),
                entitled("c-1"));
        history.then("change answered", answered(CHANGE, 201));
    }

    static Consumer<Auditor> answered(String body, int status) {
        return auditor ->
                auditor.called(
                        new Call(
                                ChangeCheck.ROUTE,
                                "/subscriptions/o-2/changes",
                                body.getBytes(UTF_8),
                                "desk",
                                status,
                                "{}",
                                true));
    }

    /** The usage as it should be, and another event. */
    static Consumer<Auditor> sent(String other) {
        return auditor -> {
            auditor.sentUsage(USE);
            auditor.sentUsage(other);
        };
    }

    static Consumer<Auditor> usageAnswered(String body) {
        return auditor ->
                auditor.called(
                        new Call(
                                "POST /usage",
                                "/usage",
                                body.getBytes(UTF_8),
                                "product",
                                201,
                                "{\"answer\":\"recorded\"}",
                                true));
    }

    private static void refuse(History history) {
        history.write(
                "refuse",
                """
                {"table":"sub","pk":"REFUSED_CHANGE#%1$s","sk":"REJECTION","rejectionId":"%1$s",
                 "orderId":"c-2","reason":"the change can't be accepted",
                 "doc":{"version":1,"problems":[{"field":"do","reason":"is missing"}]}}"""
                        .formatted(REFUSED_SHA256),
                """
                {"table":"sub","pk":"REFUSED_CHANGE#2026-02","sk":"2026-02-04T12:00:00.000Z#%1$s",
                 "rejectionId":"%1$s"}"""
                        .formatted(REFUSED_SHA256),
                rawOfRefused(),
                Acme.event(
                        "sub",
                        "ChangeRejected",
                        REFUSED_SHA256,
                        """
                        ,"rejectionId":"%s","changeId":"c-2",
                        "reason":"the change can't be accepted" """
                                .formatted(REFUSED_SHA256)));
        history.then("refusal answered", answered(REFUSED, 422));
    }

    /** The bytes as they were sent: a text within a text. */
    private static String rawOfRefused() {
        return History.object("{\"table\":\"sub\",\"sk\":\"RAW#000\"}")
                .put("pk", "REFUSED_CHANGE#" + REFUSED_SHA256)
                .put("raw", REFUSED)
                .toString();
    }
}
