package org.onsale.loadtest.buyer;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onsale.loadtest.buyer.Behaviour.LostAnswer;
import org.onsale.loadtest.history.Happening;

/** A buyer's time in line: joins, and polls when told to, unless something comes up. */
public final class Waiting {
    static final long ASK_AGAIN_MILLIS = 1_000;
    private static final int MOST_TABS = 3;
    private static final long BETWEEN_NOTES_OF_WAIT_NANOS = 10_000_000_000L;

    private final Visitor visitor;
    private final List<String> tabs = new ArrayList<>(1);
    private int polls;
    private int tab;
    private boolean wentAway;
    private long waitNotedAtNanos = Long.MIN_VALUE;

    Waiting(Visitor visitor) {
        this.visitor = visitor;
    }

    /** Place token of the tab that polls now. */
    public String token() {
        return tabs.get(tab);
    }

    void sendsPoll() {
        if (wentAway) {
            wentAway = false;
            visitor.note(Happening.CAME_BACK, 0, 0);
        }
        tab = polls % tabs.size();
    }

    void joined(Answer answer) {
        TurnBody body = answer.as(TurnBody.class).orElse(null);
        if (answer.status() / 100 == 2 && body != null && body.place() != null) {
            visitor.note(Happening.JOINED, body.numberOrZero(), body.aheadOrUnknown());
            keepToken(body.place());
            visitor.worked();
            if (visitor.loses(LostAnswer.OF_JOIN)) {
                visitor.again(Answer.NONE);
            } else {
                stands(body, false);
            }
        } else if (answer.status() == 409) {
            visitor.note(Happening.JOIN_REFUSED, answer.status(), 0);
            visitor.end(Ending.SOLD_OUT);
        } else if (answer.isForLater() || answer.status() / 100 == 2) {
            visitor.noteFailure(Happening.JOIN_REFUSED, Happening.JOIN_UNKNOWN, answer);
            joinsLater(answer);
        } else {
            visitor.note(Happening.JOIN_REFUSED, answer.status(), 0);
            visitor.end(Ending.TURNED_AWAY);
        }
    }

    /** Who has a token shows it rather than ask for another: only a token brings a place back after a loss. */
    private void joinsLater(Answer answer) {
        if (tabs.isEmpty() || visitor.stage() == Stage.JOINING) {
            visitor.again(answer);
        } else {
            visitor.goOn(Stage.IN_LINE, Step.POLL, ASK_AGAIN_MILLIS);
        }
    }

    private void keepToken(String token) {
        if (tabs.isEmpty() || visitor.step() == Step.OPEN_SECOND_TAB) {
            tabs.add(token);
        } else {
            tabs.set(tab, token);
        }
    }

    void polled(Answer answer) {
        TurnBody body = answer.as(TurnBody.class).orElse(null);
        if (answer.status() == 200 && body != null && body.status() != null) {
            polls++;
            visitor.worked();
            if (body.place() != null) {
                tabs.set(tab, body.place());
            }
            stands(body, true);
        } else if (answer.isForLater() || answer.status() == 200) {
            visitor.noteFailure(Happening.POLL_REFUSED, Happening.POLL_UNKNOWN, answer);
            if (answer.status() == 429 && visitor.storms()) {
                stormsOn();
            } else {
                visitor.again(answer);
            }
        } else {
            visitor.note(Happening.POLL_REFUSED, answer.status(), 0);
            visitor.end(Ending.LOST_PLACE);
        }
    }

    /** How things stand by a join's or a poll's answer. Only a poll that says "waiting" is noted as one. */
    private void stands(TurnBody body, boolean polled) {
        String status = body.status() == null ? "waiting" : body.status();
        long number = body.numberOrZero();
        switch (status) {
            case "turn" -> visitor.turn().offered(body);
            case "paused", "prequeue" -> {
                notePoll(polled, Happening.HELD_BACK, body);
                waitsOn(body);
            }
            case "closed" -> {
                visitor.note(Happening.CLOSED, 0, number);
                visitor.end(Ending.SOLD_OUT);
            }
            case "admitted" -> {
                visitor.note(Happening.LET_IN_ALREADY, 0, number);
                visitor.turn().wasClaimed();
            }
            case "missed" -> {
                visitor.note(Happening.MISSED_FOR_GOOD, 0, number);
                visitor.end(Ending.MISSED_FOR_GOOD);
            }
            default -> {
                notePoll(polled, Happening.WAITING, body);
                waitsOn(body);
            }
        }
    }

    private void notePoll(boolean polled, Happening what, TurnBody body) {
        if (polled) {
            visitor.note(what, body.aheadOrUnknown(), body.numberOrZero(), Told.unixMillis(body.asOf()));
            noteWait(body.toldWait());
        }
    }

    /** Now and then: a told wait changes slowly, and each is judged. */
    private void noteWait(TurnBody.@Nullable Wait wait) {
        long now = visitor.nowNanos();
        boolean due = waitNotedAtNanos == Long.MIN_VALUE || now - waitNotedAtNanos >= BETWEEN_NOTES_OF_WAIT_NANOS;
        if (wait != null && wait.isTold() && due) {
            waitNotedAtNanos = now;
            visitor.note(Happening.WAIT_TOLD, wait.p50Seconds(), wait.p90Seconds());
        }
    }

    private void waitsOn(TurnBody body) {
        if (visitor.storms()) {
            stormsOn();
            return;
        }
        long pause = body.pauseMillis() / tabs.size();
        if (polls != visitor.behaviour().atPoll()) {
            visitor.goOn(Stage.IN_LINE, Step.POLL, pause);
            return;
        }
        polls++;
        switch (visitor.behaviour().inLine()) {
            case WAITS -> visitor.goOn(Stage.IN_LINE, Step.POLL, pause);
            case CLOSES_TAB -> {
                visitor.note(Happening.WENT_AWAY, 0, 0);
                visitor.end(Ending.CLOSED_TAB);
            }
            case CLOSES_TAB_AND_COMES_BACK -> goAway(visitor.behaviour().away().toMillis());
            case RELOADS -> visitor.goOn(Stage.IN_LINE, Step.RELOAD, pause / 2);
            case OPENS_SECOND_TAB -> visitor.goOn(Stage.IN_LINE, Step.OPEN_SECOND_TAB, pause / 2);
            case GIVES_UP -> visitor.goOn(Stage.IN_LINE, Step.GIVE_UP, pause / 2);
            case STORMS -> throw new IllegalStateException("Who storms waits for nothing");
        }
    }

    /** Half of the time a poll, else a reload or, at first, one more tab; at a pace of one's own. */
    private void stormsOn() {
        long pace = Math.max(1, visitor.behaviour().pace().toMillis());
        int what = visitor.random().nextInt(100);
        Step next = what < 50 ? Step.POLL : what < 85 || tabs.size() >= MOST_TABS ? Step.RELOAD : Step.OPEN_SECOND_TAB;
        visitor.goOn(Stage.IN_LINE, next, visitor.random().nextLong(2 * pace));
    }

    void goAway(long millis) {
        wentAway = true;
        visitor.note(Happening.WENT_AWAY, 0, 0);
        visitor.goOn(Stage.IN_LINE, Step.POLL, millis);
    }

    void left(Answer answer) {
        if (answer.status() == 204) {
            visitor.note(Happening.LEFT, 0, 0);
            visitor.end(Ending.GAVE_UP_PLACE);
        } else {
            visitor.noteFailure(Happening.LEAVE_REFUSED, Happening.LEAVE_UNKNOWN, answer);
            if (answer.isForLater()) {
                visitor.again(answer);
            } else {
                visitor.end(Ending.GAVE_UP_PLACE);
            }
        }
    }
}
