package io.billfold.previewinvoice;

import io.billfold.billing.Problem;
import io.billfold.billing.invoice.Draft;
import io.billfold.events.EventJson;
import io.billfold.events.subscription.DraftJson;
import io.billfold.events.subscription.PreviewReader;
import io.billfold.events.subscription.PreviewReader.Preview;
import io.billfold.lambda.Answer;
import io.billfold.lambda.Call;
import io.billfold.previewinvoice.PreviewInvoice.Dated;
import io.billfold.previewinvoice.PreviewInvoice.Shown;

import jakarta.inject.Singleton;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code POST /previews}. */
@Singleton
class PreviewCall {
    private final PreviewReader reader;
    private final PreviewInvoice previewInvoice;

    PreviewCall(EventJson json, PreviewInvoice previewInvoice) {
        this.reader = new PreviewReader(json);
        this.previewInvoice = previewInvoice;
    }

    /**
     * Answers a call.
     *
     * @return 200 with drafts as they would be; 422 with everything that is wrong
     */
    Answer answer(Call call) {
        return switch (reader.read(call.body())) {
            case PreviewReader.Reading.Read(Preview preview) ->
                    switch (previewInvoice.show(preview)) {
                        case Shown.Drafts(List<Dated> drafts) ->
                                Answer.json(
                                        200,
                                        Map.of(
                                                "drafts",
                                                drafts.stream().map(PreviewCall::body).toList()));
                        case Shown.Refused(List<Problem> problems) ->
                                Answer.refused("No preview", problems);
                    };
            case PreviewReader.Reading.Unreadable(List<Problem> problems) ->
                    Answer.refused("No preview", problems);
        };
    }

    private static Map<String, Object> body(Dated dated) {
        Draft draft = dated.draft();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("on", dated.on().toString());
        json.put("subscriptionId", String.valueOf(draft.subscription()));
        json.putAll(DraftJson.of(draft));
        return json;
    }
}
