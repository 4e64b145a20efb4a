package org.onsale.loadtest.buyer;

import org.jspecify.annotations.Nullable;
import org.onsale.loadtest.buyer.Behaviour.AtTurn;
import org.onsale.loadtest.buyer.Behaviour.LostAnswer;
import org.onsale.loadtest.history.Happening;

/** A buyer's turn: claimed, missed, or not wanted any more. */
public final class Turn {
    private static final long COME_BACK_LATE_MILLIS = 500;

    private final Visitor visitor;
    private boolean cameLate;
    private @Nullable String code;

    Turn(Visitor visitor) {
        this.visitor = visitor;
    }

    /** Code of the turn to claim. */
    public String code() {
        if (code == null) {
            throw new IllegalStateException("No turn was offered");
        }
        return code;
    }

    void offered(TurnBody body) {
        TurnBody.Offer offer = body.turn();
        long claimBy = offer == null ? 0 : Told.unixMillis(offer.claimBy());
        visitor.note(Happening.TURN, claimBy, body.numberOrZero());
        code = offer == null || offer.code() == null ? "" : offer.code();
        AtTurn atTurn = visitor.behaviour().atTurn();
        if (atTurn == AtTurn.NEVER_CLAIMS) {
            visitor.note(Happening.WENT_AWAY, 0, 0);
            visitor.end(Ending.NEVER_CLAIMED);
        } else if (atTurn == AtTurn.COMES_TOO_LATE && !cameLate) {
            cameLate = true;
            visitor.waiting().goAway(Math.max(0, visitor.millisUntil(claimBy)) + COME_BACK_LATE_MILLIS);
        } else {
            visitor.goOn(
                    Stage.IN_LINE, Step.CLAIM, visitor.behaviour().reaction().toMillis());
        }
    }

    void claimed(Answer answer) {
        AdmissionBody body = answer.as(AdmissionBody.class).orElse(null);
        if (answer.status() / 100 == 2 && body != null && body.isAdmitted()) {
            visitor.worked();
            visitor.checkout().begins(body, LostAnswer.OF_CLAIM);
            return;
        }
        visitor.noteFailure(Happening.CLAIM_REFUSED, Happening.CLAIM_UNKNOWN, answer);
        if (answer.isForLater()) {
            visitor.again(answer);
        } else {
            code = null;
            visitor.goOn(Stage.IN_LINE, Step.POLL, Waiting.ASK_AGAIN_MILLIS);
        }
    }

    /** A claim whose answer got lost is claimed again: it returns the same checkout. */
    void wasClaimed() {
        if (code != null) {
            visitor.goOn(Stage.IN_LINE, Step.CLAIM, 0);
        } else {
            visitor.end(Ending.LOST_CHECKOUT);
        }
    }
}
