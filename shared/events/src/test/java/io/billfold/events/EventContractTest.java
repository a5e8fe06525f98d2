package io.billfold.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;

import io.billfold.billing.account.SellerId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/** Every form on the wire has a schema and a sample, and both are what the records write. */
class EventContractTest {
    static Stream<Class<?>> forms() {
        return Stream.concat(
                Arrays.stream(BillfoldEvent.class.getPermittedSubclasses()),
                Stream.of(PeriodDue.class, GroupDue.class));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void sampleIsWhatTheSchemaDescribes(Class<?> form) {
        assertThat(schema(kebab(form)).validate(sample(kebab(form)), InputFormat.JSON)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void recordReadsTheSampleAndWritesItAgain(Class<?> form) {
        String sample = sample(kebab(form));
        Object read = TestJson.JSON.read(TestJson.tree(sample), form);
        assertThat(TestJson.tree(TestJson.JSON.write(read))).isEqualTo(TestJson.tree(sample));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void schemaRefusesAFieldThatNoRecordHas(Class<?> form) {
        String extended = sample(kebab(form)).replaceFirst("\\{", "{\"stray\": 1,");
        assertThat(schema(kebab(form)).validate(extended, InputFormat.JSON)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void recordRefusesALaterVersion(Class<?> form) {
        String later = sample(kebab(form)).replaceFirst("\"version\": 1", "\"version\": 2");
        assertThatThrownBy(() -> TestJson.JSON.read(TestJson.tree(later), form))
                .hasStackTraceContaining("version 2 is not known");
    }

    @Test
    void orderSampleIsWhatTheSchemaDescribesAndIsRead() {
        String sample = sample("order-placed");
        assertThat(schema("order-placed").validate(sample, InputFormat.JSON)).isEmpty();
        assertThat(new OrderReader(TestJson.JSON).read(sample.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(OrderReading.Read.class);
    }

    @Test
    void sellerSampleIsWhatTheSchemaDescribesAndIsRead() {
        String sample = sample("seller");
        assertThat(schema("seller").validate(sample, InputFormat.JSON)).isEmpty();
        assertThat(
                        new SellerReader(TestJson.JSON)
                                .read(
                                        new SellerId("muster-de"),
                                        sample.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(SellerReading.Read.class);
    }

    private static JsonSchema schema(String name) {
        return JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(TestJson.resource("schemas/" + name + ".v1.schema.json"));
    }

    private static String sample(String name) {
        return TestJson.resource("samples/" + name + ".v1.json");
    }

    /** {@code InvoiceIssued} is in files named {@code invoice-issued}. */
    private static String kebab(Class<?> form) {
        return form.getSimpleName().replaceAll("(?<!^)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
