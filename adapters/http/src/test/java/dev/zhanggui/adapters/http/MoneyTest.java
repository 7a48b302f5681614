package dev.zhanggui.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Decisions on promotion money over HTTP: they know what they are sent. */
class MoneyTest {
    private static final String SPLIT = "/api/v1/decisions/split";
    private static final String FIT = "/api/v1/decisions/response-curve";

    private final ServedDesk desk = ServedDesk.open();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void a_split_tells_each_share_and_what_proves_it() {
        var split = desk.post(SPLIT, """
                        {"total": 400, "instruments": [
                         {"name": "a", "curve": {"coef": 1000, "alpha": 3, "inflexion": 500}, "min": 0, "max": 1000},
                         {"name": "b", "curve": {"coef": 900, "alpha": 3, "inflexion": 500}, "min": 0, "max": 1000}]}""").is(200).json();
        assertThat(split.at("/spend/0/amount").asDouble()).isEqualTo(400);
        assertThat(split.at("/spend/1/amount").asDouble()).isZero();
        assertThat(split.at("/response").asDouble()).isCloseTo(338.6, within(0.1));
        assertThat(split.at("/gap").asDouble()).isLessThan(1e-8);
        assertThat(split.at("/unspent").asDouble()).isZero();
    }

    @Test
    void an_upright_beginning_has_no_number_for_its_margin() {
        var split = desk.post(SPLIT, """
                        {"total": 0, "instruments": [
                         {"name": "a", "curve": {"coef": 10, "alpha": 0.5, "inflexion": 5}, "min": 0, "max": 10}]}""").is(200).json();
        assertThat(split.at("/spend/0/marginal").isNull()).isTrue();
    }

    @Test
    void too_little_money_is_refused_with_both_figures() {
        var refused = desk.post(SPLIT, """
                        {"total": 10, "instruments": [
                         {"name": "a", "curve": {"coef": 10, "alpha": 1, "inflexion": 5}, "min": 20, "max": 30}]}""").is(422);
        assertThat(refused.at("/type")).isEqualTo("/problems/total-too-small");
        assertThat(refused.at("/least")).isEqualTo("20");
    }

    @Test
    void every_wrong_member_of_a_split_is_named() {
        var wrong = desk.post(SPLIT, """
                        {"instruments": [{"name": "a", "curve": {"coef": -1, "alpha": 0}, "min": 5, "max": 2, "step": 0},
                                         {"name": "a", "min": 0, "max": 1}]}""").is(422).json();
        assertThat(wrong.path("errors").findValuesAsText("pointer"))
                .contains(
                        "/total",
                        "/instruments",
                        "/instruments/0/curve/coef",
                        "/instruments/0/curve/alpha",
                        "/instruments/0/curve/inflexion",
                        "/instruments/0/max",
                        "/instruments/0/step",
                        "/instruments/1/curve");
    }

    @Test
    void a_curve_is_read_out_of_a_record_and_says_what_it_lacks() {
        var fitted = desk.post(FIT, """
                        {"observations": [{"date": "2026-11-01", "spend": 500, "response": 130},
                                          {"date": "2026-11-02", "spend": 1500, "response": 290}]}""", "Accept-Language", "en").is(200).json();
        assertThat(fitted.path("enough").asBoolean()).isFalse();
        assertThat(fitted.path("seenFrom").asDouble()).isEqualTo(500);
        assertThat(fitted.path("seenTo").asDouble()).isEqualTo(1500);
        assertThat(fitted.at("/reasons/0/code").asText()).isEqualTo("curve-few-days");
        assertThat(fitted.at("/reasons/0/text").asText())
                .contains("between 250 and 2250")
                .contains("12 more days");
    }

    @Test
    void a_date_that_comes_twice_is_refused() {
        var wrong = desk.post(FIT, """
                        {"observations": [{"date": "2026-11-01", "spend": 500, "response": 130},
                                          {"date": "2026-11-01", "spend": 1500, "response": 290}]}""").is(422);
        assertThat(wrong.at("/errors/0/code")).isEqualTo("twice");
    }
}
