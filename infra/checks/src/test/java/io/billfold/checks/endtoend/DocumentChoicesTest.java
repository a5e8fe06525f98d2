package io.billfold.checks.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.checks.cloud.Orders;
import io.billfold.checks.cloud.Sellers;
import io.billfold.checks.cloud.StoredInvoice;
import io.billfold.checks.cloud.TestCloud;
import io.billfold.local.command.Billfold;
import io.billfold.local.http.Json;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;

/** What sellers and customers choose of their documents: a logo, and a structured invoice. */
class DocumentChoicesTest {
    @TempDir private static Path folder;

    private static TestCloud cloud;
    private static final StringWriter OUT = new StringWriter();

    @BeforeAll
    static void bills() throws IOException {
        cloud = TestCloud.startedAt(Instant.parse("2026-01-04T12:00:00Z"));
        Sellers.draw(folder.resolve("logo.png"));
        assertThat(Sellers.apply(cloud, folder, seller("logo.png"), OUT))
                .as(OUT.toString())
                .isZero();
        send(Orders.domestic("plain", "2026-01-05"), null, null);
        send(Orders.domestic("state", "2026-01-05"), "xrechnung", "04011000-1234512345-06");
        send(Orders.domestic("town", "2026-01-05"), "xrechnung_ubl", "04011000-1234512345-06");
        send(Orders.domestic("peppol", "2026-01-05"), "peppol_bis", "buyer-7");
        send(Orders.domestic("forgot", "2026-01-05"), "xrechnung", null);
        cloud.settle();
        cloud.advanceTo("2026-01-06T12:00:00Z");
    }

    private static ObjectNode seller(String logo) {
        ObjectNode form = Sellers.muster();
        form.withObjectProperty("branding").put("accent", "7a1f3d").put("logo", logo);
        ObjectNode profile = form.withObjectProperty("profile");
        profile.put("contactName", "Billing").put("contactPhone", "+49 30 1234567");
        profile.putObject("electronicAddress").put("id", "DE136695976").put("scheme", "9930");
        return form;
    }

    private static void send(ObjectNode order, String format, String reference) {
        ObjectNode profile = ((ObjectNode) order.path("account")).putObject("profile");
        profile.put("invoiceFormat", format);
        if (reference != null) {
            profile.putObject("particulars").put("buyerReference", reference);
        }
        if (format != null) {
            profile.putObject("electronicAddress").put("id", "DE136695976").put("scheme", "9930");
        }
        cloud.send("Orders", order.toString());
    }

    @AfterAll
    static void stop() {
        cloud.close();
    }

    @Test
    void theLogoIsOnTheDocumentAndStaysAsLongAsTheDocument() throws IOException {
        StoredInvoice invoice = cloud.invoicesOf("account-plain").getFirst();
        String snapshot = stored(invoice, "snapshot.json");
        String logo =
                Json.parse(snapshot.getBytes(UTF_8)).path("rendering").path("logo").textValue();
        assertThat(logo).hasSize(64);
        HeadObjectResponse kept =
                cloud.aws()
                        .s3()
                        .headObject(
                                r -> r.bucket(cloud.physicalId("Documents")).key("logos/" + logo));
        assertThat(kept.objectLockRetainUntilDate()).isEqualTo("2042-01-01T00:00:00Z");
        Path pdf = folder.resolve("plain.pdf");
        assertThat(run("invoice", invoice.number(), "--link", "--save", pdf.toString()))
                .as(OUT.toString())
                .isZero();
        assertThat(Files.readString(pdf, ISO_8859_1)).contains("/Subtype/Image");
        assertThat(run("regenerate", invoice.number())).as(OUT.toString()).isZero();
    }

    @Test
    void aLogoThatNoDocumentCouldShowIsRefusedByItsFault() throws IOException {
        Files.writeString(folder.resolve("logo.gif"), "GIF89a");
        OUT.getBuffer().setLength(0);
        assertThat(Sellers.apply(cloud, folder, seller("logo.gif"), OUT)).isEqualTo(1);
        assertThat(OUT.toString()).contains("logo.gif was refused").contains("PNG or JPEG");
        OUT.getBuffer().setLength(0);
        assertThat(Sellers.apply(cloud, folder, seller("0".repeat(64)), OUT)).isEqualTo(1);
        assertThat(OUT.toString()).contains("branding.logo is no logo that was sent to /logos");
    }

    @Test
    void theCustomersFormatLiesBesideThePdf() {
        assertThat(xml("account-plain"))
                .contains("CrossIndustryInvoice")
                .contains(">urn:cen.eu:en16931:2017<");
        assertThat(xml("account-state"))
                .contains("CrossIndustryInvoice")
                .contains("xrechnung_3.0")
                .contains("04011000-1234512345-06");
        assertThat(xml("account-town")).contains("oasis:names").contains("xrechnung_3.0");
        assertThat(xml("account-peppol")).contains("oasis:names").contains("billing:3.0");
        String number = cloud.invoicesOf("account-town").getFirst().number();
        assertThat(run("regenerate", number)).as(OUT.toString()).isZero();
    }

    @Test
    void whatTheFormatLacksHoldsTheInvoiceBeforeItsNumberIsDrawn() {
        assertThat(cloud.invoicesOf("account-forgot")).isEmpty();
        assertThat(run("held", "--seller", "muster-de")).as(OUT.toString()).isZero();
        assertThat(OUT.toString())
                .contains("references.buyerReference")
                .contains("is missing (BR-DE-15)");
        assertThat(cloud.audited().violations()).isEmpty();
    }

    private static String xml(String account) {
        return stored(cloud.invoicesOf(account).getFirst(), "invoice.xml");
    }

    private static String stored(StoredInvoice invoice, String file) {
        return cloud.object(
                "Documents", invoice.attribute("documentKey").replace("invoice.pdf", file));
    }

    private static int run(String... args) {
        OUT.getBuffer().setLength(0);
        String[] all =
                Stream.concat(
                                Arrays.stream(args),
                                Stream.of("--endpoint", cloud.endpoint().toString()))
                        .toArray(String[]::new);
        return Billfold.run(new PrintWriter(OUT, true), new PrintWriter(OUT, true), all);
    }
}
