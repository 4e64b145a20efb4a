package org.onsale.contract;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/** A request that is right but for one thing, for which the operation must refuse it with one status. */
public final class Refusal {
    private static final int TOO_LONG = 20_000;

    private final String what;
    private final RightRequest request;
    private final int status;

    private Refusal(String what, RightRequest request, int status) {
        this.what = what;
        this.request = request;
        this.status = status;
    }

    /**
     * The refusals that many operations have in common, for each operation that describes their status.
     *
     * @param values of parameters by name; the others are taken from the examples
     * @param credentials value of {@code Authorization} by security scheme
     */
    public static List<Refusal> all(
            Description description, Map<String, String> values, Map<String, String> credentials) {
        Map<String, String> impossible = new HashMap<>(values);
        impossible.put("event", "{x}");
        List<Refusal> refusals = new ArrayList<>();
        for (Operation operation : description.operations()) {
            Case right = new Case(description, operation, values, credentials, refusals);
            if (operation.needsCredential()) {
                new Case(description, operation, values, Map.of(), refusals).wrong(401, "no credential", same());
            }
            new Case(description, operation, impossible, credentials, refusals).wrong(404, "impossible event", same());
            right.wrong(403, "foreign page", request -> request.header("Origin", "https://evil.example"));
            right.wrong(406, "nothing is accepted", request -> request.header("Accept", "image/png"));
            right.wrong(413, "too large", request -> request.body("application/json", new byte[TOO_LONG]));
            right.wrong(415, "other type", request -> request.body("text/plain", new byte[] {'x'}));
        }
        return refusals;
    }

    /** Right requests to every operation that says it may have to be asked again later, for want of the store. */
    public static List<Refusal> later(
            Description description, Map<String, String> values, Map<String, String> credentials) {
        List<Refusal> refusals = new ArrayList<>();
        for (Operation operation : description.operations()) {
            if (needsStore(description, operation)) {
                new Case(description, operation, values, credentials, refusals)
                        .wrong(503, "cannot be told now", same());
            }
        }
        return refusals;
    }

    private static boolean needsStore(Description description, Operation operation) {
        JsonNode media = operation.response(description, 503).at("/content/application~1problem+json");
        return description.problemTypes(media).contains("urn:onsale:problem:redis-away");
    }

    private static UnaryOperator<RightRequest> same() {
        return request -> request;
    }

    private record Case(
            Description description,
            Operation operation,
            Map<String, String> values,
            Map<String, String> credentials,
            List<Refusal> refusals) {

        void wrong(int status, String how, UnaryOperator<RightRequest> change) {
            if (!operation.response(description, status).isMissingNode()) {
                RightRequest right = RightRequest.of(description, operation, values, credentials);
                refusals.add(new Refusal(operation + ": " + how, change.apply(right), status));
            }
        }
    }

    /** Those that the service at that address answers with another status, and with which. */
    public static List<String> notKept(List<Refusal> refusals, String address)
            throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        List<String> others = new ArrayList<>();
        for (Refusal refusal : refusals) {
            int status = client.send(refusal.request.at(address), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            if (status != refusal.status) {
                others.add(refusal + ", not " + status);
            }
        }
        return others;
    }

    @Override
    public String toString() {
        return what + " is " + status;
    }
}
