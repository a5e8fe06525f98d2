package io.billfold.buildauditpackage;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.billing.access.AccessEntry;
import io.billfold.billing.account.Seller;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.account.TaxRegistration;
import io.billfold.billing.auditpackage.PackageId;
import io.billfold.billing.invoice.Draft;
import io.billfold.lambda.Answer;
import io.billfold.lambda.Call;
import io.billfold.store.AccessLog;
import io.billfold.store.AccessLogStore;
import io.billfold.store.AuditPackageStore;
import io.billfold.store.PackageFiles;
import io.billfold.testkit.Samples;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

import java.io.IOException;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The door: what may be asked for, by whom, and what is written down of it. */
final class PackageCallTest {
    private static final String FEBRUARY =
            "{'version':1,'seller':'muster-de','from':'2026-02-01','to':'2026-02-28'}";

    private final Archive archive = new Archive();
    private final AccessLogStore log = new AccessLogStore(archive.stores.dynamo());
    private final PackageCall calls =
            new PackageCall(
                    archive.stores.json(),
                    new PackageForm(archive.stores.accounts()),
                    new AuditPackageStore(archive.stores.dynamo()),
                    new PackageFiles(
                            archive.s3,
                            S3Presigner.builder()
                                    .region(Region.EU_CENTRAL_1)
                                    .credentialsProvider(
                                            StaticCredentialsProvider.create(
                                                    AwsBasicCredentials.create("test", "test")))
                                    .build(),
                            Archive.PACKAGES),
                    new AccessLog(log, archive.stores.dynamo()),
                    archive::now);

    @BeforeEach
    void sellInFrance() {
        Seller of = Samples.seller();
        archive.keep(
                new Seller(
                        new SellerId("exemple-fr"),
                        "Exemple SAS",
                        null,
                        of.email(),
                        new io.billfold.billing.account.Address(
                                "Rue 1", null, "Paris", "75002", null, "FR"),
                        of.zone(),
                        "EX",
                        List.of(
                                new TaxRegistration(
                                        "FR", TaxRegistration.Scheme.DOMESTIC, "FR40303265045")),
                        null));
    }

    private Answer call(
            String method, String id, String body, Map<String, String> query, String scope) {
        String route = method + " /audit-packages" + (id.isEmpty() ? "" : "/{id}");
        return calls.answer(
                new Call(
                        method,
                        route,
                        "/audit-packages",
                        id.isEmpty() ? Map.of() : Map.of("id", id),
                        query,
                        Map.of(),
                        body.replace('\'', '"').getBytes(UTF_8),
                        scope.isEmpty() ? Map.of() : Map.of("sub", "auditor-7"),
                        Set.of(scope),
                        "r-1",
                        "192.0.2.1"));
    }

    private Answer post(String body) {
        return call("POST", "", body, Map.of(), "audit");
    }

    private PackageAnswer asked(String body) {
        Answer answer = post(body);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(202);
        return (PackageAnswer) java.util.Objects.requireNonNull(answer.body());
    }

    private PackageAnswer shown(String id) {
        Answer answer = call("GET", id, "", Map.of(), "audit");
        assertThat(answer.status()).isEqualTo(200);
        return (PackageAnswer) java.util.Objects.requireNonNull(answer.body());
    }

    private List<String> written() {
        return log.listAfter(YearMonth.of(2026, 3), 0, 100).stream()
                .map(AccessEntry::access)
                .map(it -> it.action().word() + " " + it.subject() + " " + it.detail())
                .toList();
    }

    private void make(String id) throws IOException {
        archive.make(
                archive.maker(archive.s3, archive.stores.client(), 100, 720), new PackageId(id));
    }

    @Test
    void thesameRequestIsTheSamePackageAndBothAreWrittenDown() {
        PackageAnswer first = asked(FEBRUARY);
        PackageAnswer again = asked(FEBRUARY);
        PackageAnswer ordered = asked(FEBRUARY.replace("}", ",'books':['csv','saf-t','csv']}"));
        assertThat(first.id()).startsWith("muster-de.2026-02-01.2026-02-28.").hasSize(48);
        assertThat(again).isEqualTo(first);
        assertThat(ordered.id()).isEqualTo(first.id());
        assertThat(first.books()).containsExactly("saf-t", "csv");
        assertThat(first.state()).isEqualTo("requested");
        assertThat(asked(FEBRUARY.replace("}", ",'account':'acme'}")).id())
                .isNotEqualTo(first.id());
        assertThat(archive.events())
                .containsExactly("AuditPackageRequested", "AuditPackageRequested");
        assertThat(written())
                .hasSize(4)
                .startsWith(
                        "packaged "
                                + first.id()
                                + " seller=muster-de from=2026-02-01 to=2026-02-28"
                                + " books=saf-t,csv");
    }

    @Test
    void whatIsMadeIsGivenByALinkThatIsWrittenDown() throws Exception {
        archive.issue(Draft.Kind.INVOICE, "acme", "2026-02-01", "EUR 100.00");
        String id = asked(FEBRUARY).id();
        assertThat(shown(id).url()).isNull();
        make(id);
        PackageAnswer made = shown(id);
        assertThat(made.state()).isEqualTo("finished");
        assertThat(made.documents()).isEqualTo(1);
        assertThat(made.url())
                .contains("/" + id + "/1/package.zip?")
                .contains("response-content-disposition=attachment%3B%20filename%3D%22" + id);
        assertThat(written()).hasSize(2);
        assertThat(written().getLast()).startsWith("linked " + id + " package until ");
        assertThat(asked(FEBRUARY).state()).isEqualTo("finished");
    }

    @Test
    void whatWasDeletedIsMadeAnewWhenSomebodyAsks() throws Exception {
        String id = asked(FEBRUARY).id();
        make(id);
        String key = PackageFiles.zipKey(new PackageId(id), 1);
        archive.s3.deleteObject(r -> r.bucket(Archive.PACKAGES).key(key));
        assertThat(shown(id).state()).isEqualTo("expired");
        assertThat(asked(FEBRUARY).state()).isEqualTo("requested");
        make(id);
        assertThat(shown(id).url()).contains("/2/package.zip?");
        assertThat(archive.find(new PackageId(id)).attempt()).isEqualTo(2);
    }

    @Test
    void aSellersPackagesAreListedTheLastFirst() {
        String first = asked(FEBRUARY).id();
        archive.setTime(archive.now().plusSeconds(60));
        String second = asked(FEBRUARY.replace("02-28", "02-27")).id();
        Answer list = call("GET", "", "", Map.of("seller", "muster-de"), "audit");
        assertThat(String.valueOf(list.body())).containsSubsequence(second, first);
        assertThat(call("GET", "", "", Map.of(), "audit").status()).isEqualTo(422);
    }

    /** March 2nd, 10:00 where the sellers are. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    '02-28'        | '03-02'                 | must be over in Z, before 2026-03-02
                    '2026-02-01'   | '2026-03-01'            | is before from
                    '2026-02-01'   | '2015-02-01'            | at most 3653 are put into one package
                    '2026-02-01'   | 'February'              | must be a date such as 2026-01-31
                    'muster-de'    | 'nobody'                | there is no seller nobody
                    }              | ,'account':'nobody'}    | there is no account nobody
                    }              | ,'books':['xbrl']}      | must be one of saf-t, fec, csv, was 'xbrl'
                    }              | ,'books':['fec']}       | fec is a form of France, and the seller is in DE
                    }              | ,'format':'zip'}        | unknown field
                    'version':1,   | ~~                      | is missing
                    """)
    void whatIsWrongIsRefusedByField(String text, @Nullable String instead, String reason) {
        String body =
                text.equals("'02-28'")
                        ? FEBRUARY.replace("02-28", "03-02")
                        : FEBRUARY.replace(text, instead == null ? "" : instead);
        Answer answer = post(body);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(String.valueOf(answer.body())).contains(reason);
        assertThat(archive.events()).isEmpty();
    }

    @Test
    void aFrenchSellersBooksAreAFecToo() {
        assertThat(asked(FEBRUARY.replace("muster-de", "exemple-fr")).books())
                .containsExactly("saf-t", "fec", "csv");
    }

    @Test
    void nobodyElseMayAsk() {
        for (String scope : List.of("billing:read", "collections:read", "")) {
            assertThat(call("POST", "", FEBRUARY, Map.of(), scope).status()).isEqualTo(403);
            assertThat(call("GET", "muster-de.1", "", Map.of(), scope).status()).isEqualTo(403);
        }
        assertThat(call("GET", "muster-de.1", "", Map.of(), "audit").status()).isEqualTo(404);
        assertThat(call("GET", "no/id", "", Map.of(), "audit").status()).isEqualTo(404);
        assertThat(archive.stores.events("INVOICES")).isEmpty();
    }
}
