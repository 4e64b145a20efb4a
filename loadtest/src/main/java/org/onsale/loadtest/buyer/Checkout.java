package org.onsale.loadtest.buyer;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.onsale.loadtest.buyer.Behaviour.AtCheckout;
import org.onsale.loadtest.buyer.Behaviour.LostAnswer;
import org.onsale.loadtest.history.Happening;

/** A buyer's time at the shop: heartbeats as told, then buys or leaves. */
public final class Checkout {
    private static final int TRIES_TO_RELEASE = 8;

    private final Visitor visitor;
    private @Nullable String id;
    private @Nullable String pass;
    private long digest;
    private long heartbeatMillis;
    private long overAtNanos;
    private boolean releaseSent;
    private boolean completed;

    Checkout(Visitor visitor) {
        this.visitor = visitor;
    }

    public String id() {
        return present(id);
    }

    public String pass() {
        return present(pass);
    }

    /** Whether the release says completed or abandoned. */
    public boolean completed() {
        return completed;
    }

    private static String present(@Nullable String value) {
        if (value == null) {
            throw new IllegalStateException("Not let in");
        }
        return value;
    }

    /** Let in. An answer that gets lost is noted all the same: the server did give the slot. */
    void begins(AdmissionBody body, LostAnswer kind) {
        digest = Told.digest(present(body.checkout()));
        visitor.note(Happening.ADMITTED, digest, Told.unixMillis(body.expiresAt()));
        if (visitor.loses(kind)) {
            visitor.again(Answer.NONE);
            return;
        }
        id = body.checkout();
        pass = body.pass();
        heartbeatMillis = body.heartbeatSeconds() == null ? 0 : body.heartbeatSeconds() * 1_000L;
        overAtNanos = visitor.nowNanos() + visitor.behaviour().checkout().toNanos();
        goesOn();
    }

    private void goesOn() {
        long left = Math.max(0, (overAtNanos - visitor.nowNanos()) / 1_000_000L);
        if (heartbeatMillis > 0 && left > heartbeatMillis) {
            visitor.goOn(Stage.CHECKING_OUT, Step.HEARTBEAT, heartbeatMillis);
            return;
        }
        AtCheckout last = visitor.behaviour().atCheckout();
        if (last == AtCheckout.LEAVES_SILENTLY) {
            visitor.end(Ending.LEFT_SILENTLY);
        } else {
            visitor.goOn(Stage.CHECKING_OUT, last == AtCheckout.BUYS ? Step.BUY : Step.ABANDON, left);
        }
    }

    void extended(Answer answer) {
        AdmissionBody body = answer.as(AdmissionBody.class).orElse(null);
        if (answer.status() == 200 && body != null) {
            visitor.worked();
            visitor.note(Happening.EXTENDED, digest, Told.unixMillis(body.expiresAt()));
            goesOn();
        } else if (answer.isForLater() || answer.status() == 200) {
            visitor.note(
                    answer.isUnknown() ? Happening.EXTEND_UNKNOWN : Happening.EXTEND_REFUSED, answer.status(), digest);
            goesOn();
        } else {
            visitor.note(Happening.EXTEND_REFUSED, answer.status(), digest);
            visitor.end(Ending.LOST_CHECKOUT);
        }
    }

    /** @param ticket takes a ticket if one is left; asked once, its answer kept over repeats */
    void sendsRelease(BooleanSupplier ticket) {
        if (!releaseSent) {
            releaseSent = true;
            completed = ticket.getAsBoolean();
        }
        visitor.note(Happening.RELEASE_SENT, digest, completed ? 1 : 0);
    }

    void released(Answer answer) {
        if (answer.status() == 204) {
            visitor.note(Happening.RELEASED, digest, 0);
            visitor.end(completed ? Ending.BOUGHT : Ending.ABANDONED);
            return;
        }
        visitor.noteFailure(Happening.RELEASE_REFUSED, Happening.RELEASE_UNKNOWN, answer);
        if (answer.isForLater() && visitor.failures() < TRIES_TO_RELEASE) {
            visitor.again(answer);
        } else {
            visitor.end(completed ? Ending.BOUGHT : Ending.ABANDONED);
        }
    }
}
