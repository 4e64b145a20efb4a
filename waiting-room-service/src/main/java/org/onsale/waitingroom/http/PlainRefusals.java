package org.onsale.waitingroom.http;

import java.util.Optional;
import org.onsale.waitingroom.http.PlainPage.Part;

/** Problems in words for people: what happened, that the place is safe where it is, what to do next. */
final class PlainRefusals {

    private PlainRefusals() {}

    /**
     * The page of a problem.
     *
     * @param retryAfter in whole seconds, where coming back helps
     * @param next what the buyer can do; empty for nothing
     */
    static PlainPage of(ProblemType type, Optional<String> retryAfter, Optional<Part> next) {
        return PlainPage.of(heading(type))
                .saying(text(type) + retryAfter.map(PlainRefusals::comeBack).orElse(""))
                .with(next);
    }

    private static String comeBack(String seconds) {
        return " Please try again in " + seconds + (seconds.equals("1") ? " second." : " seconds.");
    }

    private static String heading(ProblemType type) {
        return switch (type) {
            case UNKNOWN_EVENT -> "There is no such sale";
            case NOT_FOUND -> "There is nothing here";
            case LINE_FULL -> "The line is full";
            case PLACE_GONE -> "This place was given up";
            case INVALID_TOKEN -> "We cannot read your place";
            case IDENTITY_NEEDED -> "Please come from the shop";
            case POLLING_TOO_FAST -> "One moment, please";
            case TOO_MANY_JOINS, OVERLOADED -> "Very many people are here";
            case ON_HOLD, REDIS_AWAY -> "We cannot tell right now";
            case INTERNAL -> "Something went wrong here";
            default -> "We did not understand your browser";
        };
    }

    private static String text(ProblemType type) {
        return switch (type) {
            case UNKNOWN_EVENT -> "Please go back to the shop and follow its link again.";
            case NOT_FOUND -> "Please check the address, or go back to the shop.";
            case LINE_FULL -> "It has no room for anybody new. Places may become free.";
            case PLACE_GONE -> "You can join again, at the end of the line.";
            case INVALID_TOKEN -> "Your browser sent a place that is not of this sale, or was changed.";
            case IDENTITY_NEEDED ->
                "This sale gives one place to each customer of the shop. Please sign in there and come back with"
                        + " JavaScript switched on.";
            case POLLING_TOO_FAST -> "You asked several times within a second. Your place is kept.";
            case TOO_MANY_JOINS, OVERLOADED -> "More than we can answer at once. If you have a place, it is kept.";
            case ON_HOLD, REDIS_AWAY -> "If you have a place, it is kept, with your number.";
            case INTERNAL -> "If you have a place, it is kept.";
            default -> type.title() + ".";
        };
    }
}
