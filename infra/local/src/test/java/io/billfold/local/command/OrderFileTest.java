package io.billfold.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;

import io.billfold.events.EventJson;
import io.billfold.events.OrderReader;
import io.billfold.events.OrderReading;
import io.billfold.local.http.Json;
import io.micronaut.serde.ObjectMapper;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class OrderFileTest {
    private static final String HEADER =
            "orderId,seller,accountId,name,kind,email,line1,city,country,currency,interval,startOn,"
                    + "sku,description,charge,quantity,unitPrice\n";
    private static final String ACME =
            "o-1,muster-de,acme,\"Acme, Söhne & Co\",business,a@acme.example.com,Weg"
                    + " 1,Köln,DE,EUR,month,2026-01-05,";

    @TempDir Path folder;

    @Test
    void jsonLinesAreSentAsTheyAre() throws IOException {
        List<OrderMessage> orders = read("orders.jsonl", "{\"orderId\": \"a\"}\n\nnot JSON\r\n");

        assertThat(orders)
                .containsExactly(
                        new OrderMessage("orders.jsonl line 1", "{\"orderId\": \"a\"}"),
                        new OrderMessage("orders.jsonl line 3", "not JSON"));
    }

    @Test
    void rowsWithOneOrderIdAreLinesOfOneOrder() throws IOException {
        List<OrderMessage> orders =
                read(
                        "orders.csv",
                        HEADER
                                + ACME
                                + "BASE,Base fee,flat,1,49.00\n"
                                + ACME
                                + "SEAT,Seats,per_seat,12,18.50\n");

        assertThat(orders).hasSize(1);
        JsonNode order = Json.parse(orders.getFirst().body());
        assertThat(order.at("/account/name").asText()).isEqualTo("Acme, Söhne & Co");
        assertThat(order.at("/account/address/city").asText()).isEqualTo("Köln");
        assertThat(order.path("lines")).hasSize(2);
        assertThat(order.at("/lines/1/quantity").asText()).isEqualTo("12");
    }

    @Test
    void ordersOfCsvAreOrdersForTheReader() throws IOException {
        String body =
                read("orders.csv", HEADER + ACME + "BASE,Base fee,flat,1,49.00\n")
                        .getFirst()
                        .body();

        assertThat(reading(body)).isInstanceOf(OrderReading.Read.class);
    }

    @Test
    void emptyCellsAreLeftOutAndUnknownColumnsReachTheReader() throws IOException {
        String csv = "orderId,seller,discuont\no-1,,10\n";

        JsonNode order = Json.parse(read("orders.csv", csv).getFirst().body());

        assertThat(order.has("seller")).isFalse();
        assertThat(order.path("discuont").asText()).isEqualTo("10");
    }

    @Test
    void rowsWithoutOrderIdStayApart() throws IOException {
        List<OrderMessage> orders = read("orders.csv", "orderId,seller\n,x\n,y\n");

        assertThat(orders)
                .extracting(OrderMessage::place)
                .containsExactly("orders.csv line 2", "orders.csv line 3");
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheHeader() throws IOException {
        assertThat(read("orders.csv", "\ufefforderId,seller\no-1,x\n")).hasSize(1);
    }

    @Test
    void aCsvFileWithoutOrderIdIsRefusedInOneSentence() {
        assertThatThrownBy(() -> read("orders.csv", "id,name\n1,x\n"))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("no column orderId");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> OrderFile.read(folder.resolve("none.csv")))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("none.csv");
    }

    private List<OrderMessage> read(String name, String text) throws IOException {
        return OrderFile.read(Files.writeString(folder.resolve(name), text));
    }

    private static OrderReading reading(String body) {
        return new OrderReader(new EventJson(ObjectMapper.getDefault()))
                .read(body.getBytes(StandardCharsets.UTF_8));
    }
}
