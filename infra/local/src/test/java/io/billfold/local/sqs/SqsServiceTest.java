package io.billfold.local.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.billfold.local.TestClients;
import io.billfold.local.Work;
import io.billfold.local.disk.Folder;
import io.billfold.local.http.Front;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.ReceiptHandleIsInvalidException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;
import software.amazon.awssdk.services.sqs.model.TooManyEntriesInBatchRequestException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** The checks that any standard queue under Billfold must pass, through AWS's own client. */
class SqsServiceTest {
    @TempDir Path folder;
    private Front front;
    private Queues queues;
    private SqsClient sqs;
    private String url;

    @BeforeEach
    void start() throws IOException {
        open();
        url = create("plain", Map.of());
    }

    @AfterEach
    void stop() throws Exception {
        front.close();
        queues.close();
    }

    @Test
    void aMessageArrivesWithItsAttributesAndIsDeleted() {
        // the client itself checks the MD5 of body and attributes
        sqs.sendMessage(
                it ->
                        it.queueUrl(url)
                                .messageBody("héllo")
                                .messageAttributes(Map.of("b", text("2"), "a", text("ü"))));

        Message message = receive(url, 1, 1).getFirst();
        sqs.deleteMessage(it -> it.queueUrl(url).receiptHandle(message.receiptHandle()));

        assertThat(message.body()).isEqualTo("héllo");
        assertThat(message.messageAttributes())
                .hasEntrySatisfying("a", it -> assertThat(it.stringValue()).isEqualTo("ü"));
        assertThat(message.attributes())
                .containsKey(MessageSystemAttributeName.SENT_TIMESTAMP)
                .containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1");
        assertThat(counts(url)).isEqualTo("0/0/0");
    }

    @Test
    void aReceivedMessageIsHiddenUntilItsTimeOutOrUntilItIsShown() {
        send(url, "v");
        Message first = receive(url, 1, 1).getFirst();
        assertThat(receive(url, 1, 0)).isEmpty();
        assertThat(counts(url)).isEqualTo("0/1/0");

        sqs.changeMessageVisibility(
                it -> it.queueUrl(url).receiptHandle(first.receiptHandle()).visibilityTimeout(1));
        long start = System.nanoTime();
        Message second = receive(url, 1, 5).getFirst();

        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).isBetween(800L, 3000L);
        assertThat(second.attributes())
                .containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "2");
        sqs.deleteMessage(it -> it.queueUrl(url).receiptHandle(first.receiptHandle()));
        assertThat(counts(url)).as("an older receipt deletes nothing").isEqualTo("0/1/0");
    }

    @Test
    void aDelayedMessageComesLater() {
        sqs.sendMessage(it -> it.queueUrl(url).messageBody("d").delaySeconds(1));

        assertThat(receive(url, 1, 0)).isEmpty();
        assertThat(counts(url)).isEqualTo("0/0/1");
        assertThat(receive(url, 1, 5)).hasSize(1);
    }

    @Test
    void aLongPollWakesWhenSomethingIsSent() throws Exception {
        CompletableFuture<List<Message>> poll =
                CompletableFuture.supplyAsync(() -> receive(url, 1, 20));
        Thread.sleep(300);
        send(url, "w");

        assertThat(poll.get(5, TimeUnit.SECONDS)).hasSize(1);
    }

    @Test
    void tenGoInABatchAndElevenDoNot() {
        sqs.sendMessageBatch(it -> it.queueUrl(url).entries(entries(10)));
        List<Message> received = receive(url, 10, 1);
        sqs.deleteMessageBatch(
                it ->
                        it.queueUrl(url)
                                .entries(
                                        received.stream()
                                                .map(
                                                        m ->
                                                                DeleteMessageBatchRequestEntry
                                                                        .builder()
                                                                        .id(m.messageId())
                                                                        .receiptHandle(
                                                                                m.receiptHandle())
                                                                        .build())
                                                .toList()));

        assertThat(received).hasSize(10);
        assertThat(counts(url)).isEqualTo("0/0/0");
        assertThatThrownBy(() -> sqs.sendMessageBatch(it -> it.queueUrl(url).entries(entries(11))))
                .isInstanceOf(TooManyEntriesInBatchRequestException.class);
    }

    @Test
    void aBodyOfMoreThanOneMebibyteIsRefused() {
        send(url, "x".repeat(600 * 1024));

        assertThatThrownBy(() -> send(url, "x".repeat(1024 * 1024 + 1)))
                .isInstanceOf(SqsException.class)
                .hasMessageContaining("shorter than 1048576 bytes");
        String small = create("small", Map.of(QueueAttributeName.MAXIMUM_MESSAGE_SIZE, "1024"));
        assertThatThrownBy(() -> send(small, "x".repeat(1025))).isInstanceOf(SqsException.class);
    }

    @Test
    void whatIsReceivedTooOftenBecomesADeadLetterAndCanBeRedriven() {
        String dead = create("dead", Map.of());
        String source =
                create(
                        "source",
                        Map.of(
                                QueueAttributeName.VISIBILITY_TIMEOUT,
                                "0",
                                QueueAttributeName.REDRIVE_POLICY,
                                "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"2\"}"
                                        .formatted(arn(dead))));
        sqs.sendMessage(
                it ->
                        it.queueUrl(source)
                                .messageBody("poison")
                                .messageAttributes(Map.of("k", text("v"))));
        receive(source, 1, 1);
        receive(source, 1, 1);
        assertThat(receive(source, 1, 0)).isEmpty();

        Message letter = receive(dead, 1, 1).getFirst();
        assertThat(letter.messageAttributes()).containsKey("k");
        assertThat(letter.attributes().get(MessageSystemAttributeName.DEAD_LETTER_QUEUE_SOURCE_ARN))
                .isEqualTo(arn(source));
        assertThat(sqs.listDeadLetterSourceQueues(it -> it.queueUrl(dead)).queueUrls())
                .containsExactly(source);
        sqs.changeMessageVisibility(
                it -> it.queueUrl(dead).receiptHandle(letter.receiptHandle()).visibilityTimeout(0));
        sqs.startMessageMoveTask(it -> it.sourceArn(arn(dead)));
        assertThat(receive(source, 1, 1)).extracting(Message::body).containsExactly("poison");
    }

    @Test
    void whatIsUnknownOrWrongIsRefused() {
        assertThatThrownBy(() -> sqs.getQueueUrl(it -> it.queueName("nope")))
                .isInstanceOf(QueueDoesNotExistException.class);
        assertThatThrownBy(() -> sqs.deleteMessage(it -> it.queueUrl(url).receiptHandle("garbage")))
                .isInstanceOf(ReceiptHandleIsInvalidException.class);
        assertThatThrownBy(
                        () -> create("plain", Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "6")))
                .isInstanceOf(SqsException.class);
        assertThat(create("plain", Map.of())).isEqualTo(url);
    }

    @Test
    void messagesSurviveARestartAndDeletedOnesStayDeleted() throws Exception {
        send(url, "kept");
        send(url, "gone");
        sqs.sendMessage(
                it ->
                        it.queueUrl(url)
                                .messageBody("with")
                                .messageAttributes(Map.of("k", text("v"))));
        List<Message> received = receive(url, 10, 1);
        Message gone =
                received.stream().filter(it -> it.body().equals("gone")).findFirst().orElseThrow();
        sqs.deleteMessage(it -> it.queueUrl(url).receiptHandle(gone.receiptHandle()));
        queues.queue("plain").fail(received.getLast().receiptHandle(), "why", Duration.ZERO);
        stop();
        // what a kill in the middle of a line leaves
        Files.writeString(
                folder.resolve("plain.journal"), "{\"op\":\"del", StandardOpenOption.APPEND);

        open();

        List<Message> again =
                receive(sqs.getQueueUrl(it -> it.queueName("plain")).queueUrl(), 10, 1);
        assertThat(again).extracting(Message::body).containsExactly("kept", "with");
        assertThat(again)
                .extracting(
                        it ->
                                it.attributes()
                                        .get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT))
                .as("receptions that failed count, one that a stop ended does not")
                .containsExactly("1", "2");
        assertThat(again.getLast().messageAttributes()).containsKey("k");
    }

    @Test
    void aConsumedQueueIsWorkUntilItsMessagesAreDeletedOrDead() throws Exception {
        Work work = new Work();
        try (Queues counted = new Queues(null, work)) {
            counted.put("dead", new QueueSettings(Map.of()));
            Queue queue =
                    counted.put(
                            "q",
                            new QueueSettings(
                                    Map.of(
                                            "RedrivePolicy",
                                            "{\"deadLetterTargetArn\":\"a:dead\",\"maxReceiveCount\":1}")));
            queue.send("before", Map.of(), null);
            queue.consume();
            queue.send("after", Map.of(), null);
            assertThat(work.open()).isEqualTo(2);

            var messages = queue.receive(10, Duration.ZERO, null);
            queue.delete(String.valueOf(messages.get(0).receipt()));
            assertThat(work.awaitIdle(Duration.ofMillis(10))).isFalse();
            queue.fail(String.valueOf(messages.get(1).receipt()), "why", Duration.ofSeconds(1));

            assertThat(work.awaitIdle(Duration.ofMillis(10))).isTrue();
            assertThat(counted.queue("dead").peek(1).getFirst().attributes())
                    .containsEntry("ErrorMessage", MessageAttribute.text("why"));
        }
    }

    private void open() throws IOException {
        front = Front.open(0);
        queues = new Queues(new Folder(folder), new Work());
        SqsService service = new SqsService(queues, front.endpoint());
        front.start(
                service.endpoint("application/x-amz-json-1.0"),
                (request, body, response, callback) -> {
                    throw new AssertionError("no DynamoDB here");
                });
        sqs = TestClients.sqs(front.endpoint());
    }

    private String create(String name, Map<QueueAttributeName, String> attributes) {
        return sqs.createQueue(it -> it.queueName(name).attributes(attributes)).queueUrl();
    }

    private void send(String queue, String body) {
        sqs.sendMessage(it -> it.queueUrl(queue).messageBody(body));
    }

    private List<Message> receive(String queue, int max, int waitSeconds) {
        return sqs.receiveMessage(
                        it ->
                                it.queueUrl(queue)
                                        .maxNumberOfMessages(max)
                                        .waitTimeSeconds(waitSeconds)
                                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                                        .messageAttributeNames("All"))
                .messages();
    }

    private String arn(String queue) {
        return String.valueOf(attributes(queue).get(QueueAttributeName.QUEUE_ARN));
    }

    private String counts(String queue) {
        Map<QueueAttributeName, String> attributes = attributes(queue);
        return attributes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)
                + "/"
                + attributes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE)
                + "/"
                + attributes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED);
    }

    private Map<QueueAttributeName, String> attributes(String queue) {
        return sqs.getQueueAttributes(
                        it -> it.queueUrl(queue).attributeNames(QueueAttributeName.ALL))
                .attributes();
    }

    private static List<SendMessageBatchRequestEntry> entries(int count) {
        return IntStream.range(0, count)
                .mapToObj(
                        i ->
                                SendMessageBatchRequestEntry.builder()
                                        .id("i" + i)
                                        .messageBody("b")
                                        .build())
                .toList();
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
    }
}
