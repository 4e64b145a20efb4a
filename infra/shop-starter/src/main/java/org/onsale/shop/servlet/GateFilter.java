package org.onsale.shop.servlet;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.onsale.shop.OnsaleCheckout;
import org.onsale.shop.gate.Answer;
import org.onsale.shop.gate.Decision;
import org.onsale.shop.gate.Gate;
import org.springframework.web.filter.OncePerRequestFilter;

/** Keeps requests without a good pass from the shop. */
final class GateFilter extends OncePerRequestFilter {
    private final Gate gate;

    GateFilter(Gate gate) {
        this.gate = gate;
    }

    /** Waits only while keys are read or a slot is asked for, as long as the time limits allow. */
    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Decision decision = gate.decide(new ServletVisit(request)).join();
        if (decision instanceof Decision.TurnedAway away) {
            write(away.answer(), response);
            return;
        }
        ((Decision.GoOn) decision)
                .checkout()
                .ifPresent(checkout -> request.setAttribute(OnsaleCheckout.ATTRIBUTE, checkout));
        chain.doFilter(request, response);
    }

    private static void write(Answer answer, HttpServletResponse response) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        response.setStatus(answer.status());
        answer.headers().forEach(response::addHeader);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
