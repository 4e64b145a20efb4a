package org.onsale.admission.http;

import org.onsale.admission.application.ExtendingCheckout;
import org.onsale.admission.application.ReleasingCheckout;
import org.onsale.admission.domain.CheckoutEnd;
import org.onsale.admission.problems.Problem;
import org.onsale.admission.problems.ProblemType;
import org.onsale.admission.problems.RetryLater;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** What the life of a checkout sounds like in HTTP, whichever way the checkout was named. */
final class CheckoutAnswers {
    private final RetryLater retryLater;

    CheckoutAnswers(RetryLater retryLater) {
        this.retryLater = retryLater;
    }

    /** The lease as a heartbeat left it; throws a {@link Problem} where there is none. */
    ExtendingCheckout.Result.Extended extended(ExtendingCheckout.Result result) {
        if (result instanceof ExtendingCheckout.Result.Extended extended) {
            return extended;
        }
        if (result instanceof ExtendingCheckout.Result.Gone) {
            throw Problem.of(ProblemType.CHECKOUT_GONE, "Its time is over or it was given back.");
        }
        if (result instanceof ExtendingCheckout.Result.OnHold) {
            throw retryLater.onHold();
        }
        throw noPass();
    }

    static CheckoutEnd end(String outcome) {
        return CheckoutEnd.of(outcome)
                .orElseThrow(() -> Problem.of(ProblemType.INVALID_REQUEST, "outcome must be completed or abandoned."));
    }

    static ResponseEntity<Void> released(ReleasingCheckout.Result result) {
        if (result == ReleasingCheckout.Result.REFUSED) {
            throw noPass();
        }
        return done();
    }

    static ResponseEntity<Void> done() {
        return ResponseEntity.status(HttpStatus.NO_CONTENT).build();
    }

    static Problem noPass() {
        return Problem.of(ProblemType.INVALID_PASS, "A pass of this very checkout is needed, as a bearer token.")
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"onsale\"");
    }
}
