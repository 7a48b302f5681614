package dev.zhanggui.application.rules.api;

import dev.zhanggui.application.rules.views.RuleViews;
import dev.zhanggui.domain.shared.WorkCalendar;

/**
 * All conversations about platform rules.
 *
 * @param calendar the holidays of mainland China and the days worked for them, as far as they were announced
 */
public record Rules(AskingRules asking, KeepingRules keeping, RuleViews views, WorkCalendar calendar) {}
