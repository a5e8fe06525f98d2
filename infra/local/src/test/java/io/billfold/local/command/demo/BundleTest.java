package io.billfold.local.command.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.account.SellerId;
import io.billfold.events.EventJson;
import io.billfold.events.OrderReader;
import io.billfold.events.OrderReading;
import io.billfold.events.SellerReader;
import io.billfold.events.SellerReading;
import io.billfold.local.command.OrderMessage;
import io.billfold.local.command.SellerFile;
import io.billfold.local.http.Json;
import io.micronaut.serde.ObjectMapper;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

class BundleTest {
    private final EventJson json = new EventJson(ObjectMapper.getDefault());

    @Test
    void everyBundledOrderIsWellFormed() {
        OrderReader reader = new OrderReader(json);

        for (OrderMessage order : Bundle.orders()) {
            assertThat(reader.read(bytes(order.body())))
                    .as(order.body())
                    .isInstanceOf(OrderReading.Read.class);
        }
    }

    @Test
    void everyBundledSellerIsWellFormed() {
        SellerReader reader = new SellerReader(json);

        for (SellerFile.Entry seller : Bundle.sellers()) {
            assertThat(reader.read(new SellerId(seller.id()), Json.bytes(seller.form())))
                    .as(seller.id())
                    .isInstanceOf(SellerReading.Read.class);
        }
    }

    @Test
    void stepsAreInTheOrderOfTheirTimes() {
        List<Instant> times = Story.bundled().stream().map(Step::at).toList();

        assertThat(times).isSorted().doesNotHaveDuplicates();
        assertThat(times).allMatch(at -> at.isAfter(Story.START) && at.isBefore(Demo.end(3)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
