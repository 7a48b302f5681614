package dev.zhanggui.adapters.http;

import dev.zhanggui.application.campaigns.api.DecidingOnMoney;
import dev.zhanggui.domain.campaigns.DailySpend;
import dev.zhanggui.domain.campaigns.FittedCurve;
import dev.zhanggui.domain.campaigns.FittedCurve.Interval;
import dev.zhanggui.domain.campaigns.FittedCurve.TooLittle;
import dev.zhanggui.domain.campaigns.Instrument;
import dev.zhanggui.domain.campaigns.ResponseCurve;
import dev.zhanggui.domain.campaigns.Split;
import dev.zhanggui.domain.campaigns.SplitRefused;
import dev.zhanggui.domain.roles.Permission;
import dev.zhanggui.domain.shared.Reason;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** Decisions on promotion money, made from what is sent: response curves, and the split over them. */
final class MoneyRoutes {
    private static final BigDecimal MOST = new BigDecimal("1e15");
    private static final BigDecimal SHAPE_MAX = BigDecimal.valueOf((long) ResponseCurve.ALPHA_MAX);
    private static final BigDecimal LEAST = new BigDecimal("1e-9");
    private static final int NAME_LENGTH_MAX = 100;

    private final DecidingOnMoney money;

    MoneyRoutes(DecidingOnMoney money) {
        this.money = money;
    }

    List<Route> rows() {
        return List.of(
                Route.post("split", "/api/v1/decisions/split")
                        .needs(Permission.READ)
                        .takes(SplitRequest.class)
                        .answers(200, SplitAnswer.class)
                        .refuses(SplitRefused.class)
                        .example("/api/v1/decisions/split", """
                                {"total": 50000, "instruments": [
                                 {"name": "直通车", "curve": {"coef": 9000, "alpha": 1.6, "inflexion": 12000}, "min": 0,
                                  "max": 40000, "step": 100, "orNothing": true},
                                 {"name": "直播", "curve": {"coef": 20000, "alpha": 0.8, "inflexion": 60000}, "min": 5000,
                                  "max": 50000}]}""")
                        .by(this::split),
                Route.post("fitCurve", "/api/v1/decisions/response-curve")
                        .needs(Permission.READ)
                        .takes(CurveRequest.class)
                        .answers(200, CurveAnswer.class)
                        .example("/api/v1/decisions/response-curve", """
                                {"observations": [{"date": "2026-11-01", "spend": 500, "response": 130},
                                                  {"date": "2026-11-02", "spend": 1500, "response": 290}]}""")
                        .by(this::fit));
    }

    record CurveOfRequest(
            BigDecimal coef,
            BigDecimal alpha,
            BigDecimal inflexion,
            @FromZero Optional<BigDecimal> carry) {

        static CurveOfRequest read(Fields in) {
            return new CurveOfRequest(
                    required(in, "coef", BigDecimal.ZERO, MOST),
                    required(in, "alpha", LEAST, SHAPE_MAX),
                    required(in, "inflexion", LEAST, MOST),
                    in.decimal("carry", BigDecimal.ZERO, MOST));
        }

        ResponseCurve curve() {
            return new ResponseCurve(
                    coef.doubleValue(),
                    alpha.doubleValue(),
                    inflexion.doubleValue(),
                    carry.map(BigDecimal::doubleValue).orElse(0.0));
        }
    }

    private static BigDecimal required(Fields in, String name, BigDecimal least, BigDecimal most) {
        in.requires(name);
        return in.decimal(name, least, most).orElse(BigDecimal.ONE);
    }

    /**
     * @param orNothing whether it may also be given 0, below its {@code min}
     */
    record InstrumentRequest(
            String name,
            Optional<CurveOfRequest> curve,
            BigDecimal min,
            BigDecimal max,
            Optional<BigDecimal> step,
            Optional<Boolean> orNothing) {

        static InstrumentRequest read(Fields in) {
            in.requires("curve");
            var min = required(in, "min", BigDecimal.ZERO, MOST);
            var max = required(in, "max", BigDecimal.ZERO, MOST);
            if (max.compareTo(min) < 0) {
                in.wrong("max", "below-min");
            }
            return new InstrumentRequest(
                    in.requiredText("name", NAME_LENGTH_MAX),
                    in.inner("curve").map(CurveOfRequest::read),
                    min,
                    max,
                    in.decimal("step", LEAST, MOST),
                    Optional.of(in.flag("orNothing")));
        }

        Instrument instrument() {
            return new Instrument(
                    name,
                    curve.orElseThrow().curve(),
                    min.doubleValue(),
                    max.doubleValue(),
                    step.map(one -> OptionalDouble.of(one.doubleValue())).orElse(OptionalDouble.empty()),
                    orNothing.orElse(false));
        }
    }

    record SplitRequest(BigDecimal total, @AtLeastOne List<InstrumentRequest> instruments) {

        static SplitRequest read(Fields in) {
            var instruments = in.list("instruments", 1, Split.INSTRUMENTS_MAX, InstrumentRequest::read);
            var names = new HashSet<String>();
            if (!instruments.stream().allMatch(one -> names.add(one.name()))) {
                in.wrong("instruments", "twice");
            }
            return new SplitRequest(required(in, "total", BigDecimal.ZERO, MOST), instruments);
        }
    }

    /** @param marginal what one more unit of money would bring here; null where that is beyond all bounds */
    record ShareAnswer(String name, double amount, double response, Optional<Double> marginal) {

        static ShareAnswer of(Split.Share share) {
            return new ShareAnswer(share.name(), share.amount(), share.response(), finite(share.marginal()));
        }
    }

    /** @param bound what no split can exceed; {@code gap} is how far off it the response is at most */
    record SplitAnswer(
            List<ShareAnswer> spend, double response, double unspent, double lambda, double gap, double bound) {

        static SplitAnswer of(Split split) {
            return new SplitAnswer(
                    split.shares().stream().map(ShareAnswer::of).toList(),
                    split.response(),
                    split.unspent(),
                    split.lambda(),
                    split.gap(),
                    split.bound());
        }
    }

    private static Optional<Double> finite(double value) {
        return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
    }

    private Supplier<Reply> split(Call call) {
        var request = call.body(SplitRequest::read);
        return () -> money.split(
                        request.total().doubleValue(),
                        request.instruments().stream()
                                .map(InstrumentRequest::instrument)
                                .toList())
                .fold(split -> Reply.ok(SplitAnswer.of(split)), Reply::refused);
    }

    record ObservationRequest(LocalDate date, BigDecimal spend, BigDecimal response) {

        static ObservationRequest read(Fields in) {
            return new ObservationRequest(
                    in.requiredDate("date"),
                    required(in, "spend", BigDecimal.ZERO, MOST),
                    required(in, "response", BigDecimal.ZERO, MOST));
        }

        DailySpend day() {
            return new DailySpend(date, spend.doubleValue(), response.doubleValue());
        }
    }

    record CurveRequest(@AtLeastOne List<ObservationRequest> observations) {

        static CurveRequest read(Fields in) {
            var observations = in.list("observations", 1, DecidingOnMoney.DAYS_MAX, ObservationRequest::read);
            var dates = new HashSet<LocalDate>();
            if (!observations.stream().allMatch(one -> dates.add(one.date()))) {
                in.wrong("observations", "twice");
            }
            return new CurveRequest(observations);
        }
    }

    /** A 90 % interval; null where the record does not bound it. */
    record IntervalAnswer(double low, Optional<Double> high) {

        static IntervalAnswer of(Interval interval) {
            return new IntervalAnswer(interval.low(), finite(interval.high()));
        }
    }

    record IntervalsAnswer(
            IntervalAnswer coef,
            IntervalAnswer alpha,
            IntervalAnswer inflexion,
            IntervalAnswer base,
            IntervalAnswer adstock) {

        static IntervalsAnswer of(FittedCurve.Between between) {
            return new IntervalsAnswer(
                    IntervalAnswer.of(between.coef()),
                    IntervalAnswer.of(between.alpha()),
                    IntervalAnswer.of(between.inflexion()),
                    IntervalAnswer.of(between.base()),
                    IntervalAnswer.of(between.adstock()));
        }
    }

    /** @param enough whether the record is enough to rely on the curve; {@code reasons} say what it lacks */
    record CurveAnswer(
            double coef,
            double alpha,
            double inflexion,
            double carry,
            double base,
            double adstock,
            IntervalsAnswer interval,
            double r2,
            double seenFrom,
            double seenTo,
            boolean enough,
            List<SetAsideRoutes.ReasonAnswer> reasons) {

        static CurveAnswer of(FittedCurve fitted, Language language) {
            var curve = fitted.curve();
            return new CurveAnswer(
                    curve.coef(),
                    curve.alpha(),
                    curve.inflexion(),
                    curve.carry(),
                    fitted.base(),
                    fitted.adstock(),
                    IntervalsAnswer.of(fitted.between()),
                    fitted.r2(),
                    fitted.seen().low(),
                    fitted.seen().high(),
                    fitted.missing().isEmpty(),
                    fitted.missing().stream()
                            .map(missing -> SetAsideRoutes.ReasonAnswer.of(reason(missing), language))
                            .toList());
        }

        private static Reason reason(TooLittle missing) {
            var code = switch (missing.why()) {
                case FEW_DAYS -> "curve-few-days";
                case SAME_SPEND -> "curve-same-spend";
                case UNSURE -> "curve-unsure";
            };
            return new Reason(
                    code, Map.of("from", round(missing.from()), "to", round(missing.to()), "days", missing.days()));
        }

        private static BigDecimal round(double amount) {
            return BigDecimal.valueOf(Math.round(amount));
        }
    }

    private Supplier<Reply> fit(Call call) {
        var request = call.body(CurveRequest::read);
        return () -> Reply.ok(CurveAnswer.of(
                money.curve(request.observations().stream()
                        .map(ObservationRequest::day)
                        .toList()),
                call.language()));
    }
}
