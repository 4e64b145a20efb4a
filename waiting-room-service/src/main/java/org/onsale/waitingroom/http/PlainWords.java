package org.onsale.waitingroom.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.onsale.redis.EventId;
import org.onsale.waitingroom.application.BoardAnswer;
import org.onsale.waitingroom.application.Told;
import org.onsale.waitingroom.domain.Board;
import org.onsale.waitingroom.domain.EventSettings;
import org.onsale.waitingroom.http.PlainPage.Fact;
import org.onsale.waitingroom.http.PlainPage.Part;
import org.springframework.stereotype.Component;

/** How a place stands, in words for people, and what they can do next. */
@Component
final class PlainWords {

    private static final String JOIN_AGAIN = "Join the line again";

    private final EnterAddress enter;
    private final InstantSource clock;

    PlainWords(EnterAddress enter, InstantSource clock) {
        this.enter = enter;
        this.clock = clock;
    }

    /** Whose page it is, and where they wanted to go. */
    record Visit(EventId event, Optional<String> returnTo) {}

    PlainPage of(Told told, EventSettings settings, Visit visit) {
        return switch (told.status()) {
            case WAITING -> inLine(told, settings, visit, waiting(told), "Your place is kept.");
            case PAUSED ->
                inLine(
                        told,
                        settings,
                        visit,
                        "The line is paused",
                        "Nobody is let in right now. Everybody keeps their place.");
            case PREQUEUE -> inLine(told, settings, visit, "You are early, and in line", early(told));
            case CLOSED -> closed(settings);
            case TURN -> turn(told, settings, visit);
            case ADMITTED -> admitted(settings, visit);
            case MISSED -> missed(settings, visit);
        };
    }

    private static String waiting(Told told) {
        return told.ahead().orElse(1) == 0 ? "You are next" : "You are in line";
    }

    private static String early(Told told) {
        return told.opensAt()
                        .map(time -> "The sale opens on " + PlainFigures.day(time) + ".")
                        .orElse("The sale has not opened yet.")
                + " Your place is kept until then.";
    }

    private static PlainPage inLine(Told told, EventSettings settings, Visit visit, String heading, String lead) {
        return PlainPage.of(settings, heading)
                .saying(lead)
                .showing(
                        new Fact("Your number", PlainFigures.count(told.number())),
                        new Fact("People ahead of you", ahead(told)),
                        new Fact("Your wait", PlainFigures.expected(told.expectedWait())),
                        new Fact("Last updated", PlainFigures.time(told.asOf())))
                .with(new Part.Check(visit.returnTo()))
                .saying("This page does not change by itself. Please check at least every "
                        + PlainFigures.lasting(settings.away())
                        + ", so that we know you are there. If you are called while you are away, you keep your number and"
                        + " get the next free place when you check again.")
                .closing(settings);
    }

    private static String ahead(Told told) {
        return told.ahead().isPresent() ? PlainFigures.count(told.ahead().getAsLong()) : "not known yet";
    }

    private PlainPage turn(Told told, EventSettings settings, Visit visit) {
        Told.Turn turn = told.turn().orElseThrow();
        String address = enter.of(visit.event().value(), turn.code(), visit.returnTo());
        return PlainPage.of(settings, "It is your turn")
                .saying("Your place in the shop is held until " + until(turn.claimBy()) + ".")
                .with(new Part.Link("Go to checkout", address, true))
                .saying("Your number is " + PlainFigures.count(told.number()) + ".")
                .closing(settings);
    }

    private String until(Instant end) {
        Duration left = Duration.between(clock.instant(), end);
        return PlainFigures.time(end) + ", for another " + PlainFigures.lasting(left);
    }

    private PlainPage admitted(EventSettings settings, Visit visit) {
        return PlainPage.of(settings, "You have been let in")
                .saying("Your turn was used to go to the shop.")
                .with(new Part.Link("Go on to checkout", enter.of(visit.event().value(), visit.returnTo()), true))
                .saying("If you have finished there and need more, you can join again, at the end of the line.")
                .with(new Part.Join(JOIN_AGAIN, visit.returnTo(), true))
                .closing(settings);
    }

    private static PlainPage missed(EventSettings settings, Visit visit) {
        return PlainPage.of(settings, "Your turn has passed")
                .saying(
                        "You were called, and not there to go in, too often. This place is over. You can join again, at the"
                                + " end of the line.")
                .with(new Part.Join(JOIN_AGAIN, visit.returnTo(), true))
                .closing(settings);
    }

    private static PlainPage closed(EventSettings settings) {
        return PlainPage.of(settings, settings.isClosedAsSoldOut() ? "Sold out" : "The sale is closed")
                .saying(
                        settings.isClosedAsSoldOut()
                                ? "Everything is sold. Nobody is called any more."
                                : "Nobody is called any more.")
                .closing(settings);
    }

    /** Why nobody can join now. */
    PlainPage notJoining(EventSettings settings) {
        return switch (settings.phase()) {
            case SCHEDULED ->
                PlainPage.of(settings, "The sale has not opened yet")
                        .saying(settings.opensAt()
                                .map(time -> "It opens on " + PlainFigures.day(time) + ". Please come back then.")
                                .orElse("Please come back later."))
                        .closing(settings);
            case CLOSED -> closed(settings);
            default ->
                PlainPage.of(settings, "The line takes nobody new")
                        .saying("Only those who are in line already are still let in.")
                        .closing(settings);
        };
    }

    /** For who has no place yet. */
    PlainPage invitation(BoardAnswer.Shown shown, Visit visit) {
        EventSettings settings = shown.settings();
        return PlainPage.of(settings, "Join the line")
                .saying(
                        "You have no place yet. The shop serves a few people at a time; everybody else waits in line and is"
                                + " let in in the order of joining.")
                .showing(
                        new Fact(
                                "Waiting now",
                                shown.board()
                                        .map(Board::waiting)
                                        .map(PlainFigures::count)
                                        .orElse("not known yet")),
                        new Fact("Expected wait", PlainFigures.expected(shown.expectedWait())),
                        new Fact("Last updated", PlainFigures.time(shown.asOf())))
                .with(new Part.Join("Join the line", visit.returnTo(), false))
                .closing(settings);
    }

    /** For a browser that sends no cookie back. */
    PlainPage withoutCookies(BoardAnswer.Shown shown, Visit visit) {
        return PlainPage.of(shown.settings(), "Your browser keeps no cookies")
                .saying(
                        "Your place would be lost at once, so none was taken. Please allow cookies for this site, then join.")
                .with(new Part.Join("Join the line", visit.returnTo(), false))
                .closing(shown.settings());
    }
}
