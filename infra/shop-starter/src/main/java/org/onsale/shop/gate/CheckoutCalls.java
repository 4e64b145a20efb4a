package org.onsale.shop.gate;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import org.onsale.shop.Lease;
import org.onsale.shop.OnsaleCheckout;
import org.onsale.shop.Release;

/**
 * What a shop tells the admission service of a checkout. A release is asked for again when no answer came, which the
 * contract makes harmless; a heartbeat is not, since the next one comes anyway.
 */
public final class CheckoutCalls {
    private static final int ATTEMPTS = 3;
    private static final int PAUSE_FROM_MS = 100;
    private static final int PAUSE_TO_MS = 400;
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int GONE = 410;
    private static final int TOO_MANY = 429;
    private static final int OWN_FAULTS = 500;

    private final Admission admission;
    private final EndedCheckouts ended;
    private final RandomGenerator random;

    CheckoutCalls(Admission admission, EndedCheckouts ended, RandomGenerator random) {
        this.admission = admission;
        this.ended = ended;
        this.random = random;
    }

    /** The buyer has bought. */
    public CompletableFuture<Release> completed(OnsaleCheckout checkout) {
        return release(checkout, "completed", 1);
    }

    /** The buyer has left. */
    public CompletableFuture<Release> abandoned(OnsaleCheckout checkout) {
        return release(checkout, "abandoned", 1);
    }

    private CompletableFuture<Release> release(OnsaleCheckout checkout, String outcome, int attempt) {
        return admission
                .release(checkout.id(), checkout.pass(), outcome)
                .thenApply(HttpResponse::statusCode)
                .exceptionally(error -> OWN_FAULTS)
                .thenCompose(status -> {
                    if (status == NO_CONTENT) {
                        ended.add(checkout);
                        return CompletableFuture.completedFuture(Release.RELEASED);
                    }
                    boolean again = attempt < ATTEMPTS && (status == TOO_MANY || status >= OWN_FAULTS);
                    return again
                            ? admission
                                    .pause(random.nextInt(PAUSE_FROM_MS, PAUSE_TO_MS))
                                    .thenCompose(over -> release(checkout, outcome, attempt + 1))
                            : CompletableFuture.completedFuture(Release.NOT_CONFIRMED);
                });
    }

    /** The buyer is still there. */
    public CompletableFuture<Lease> keepAlive(OnsaleCheckout checkout) {
        return admission
                .heartbeat(checkout.id(), checkout.pass())
                .thenApply(CheckoutCalls::lease)
                .exceptionally(error -> new Lease.NotConfirmed());
    }

    private static Lease lease(HttpResponse<String> answer) {
        if (answer.statusCode() == GONE) {
            return new Lease.Over();
        }
        if (answer.statusCode() != OK) {
            return new Lease.NotConfirmed();
        }
        try {
            String end = JSONObjectUtils.getString(JSONObjectUtils.parse(answer.body()), "expiresAt");
            return new Lease.Held(Instant.parse(end));
        } catch (ParseException | DateTimeException | NullPointerException e) {
            return new Lease.NotConfirmed();
        }
    }
}
